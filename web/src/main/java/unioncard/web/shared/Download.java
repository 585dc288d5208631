package unioncard.web.shared;

import jakarta.faces.context.FacesContext;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** A file in place of the page's answer. It begins with the first byte, so that a refusal before is still shown on the page. */
public final class Download extends OutputStream {

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final FacesContext context = FacesContext.getCurrentInstance();
    private final String plainName;
    private final String name;
    private final String type;
    private OutputStream out;

    /**
     * A spreadsheet whose download has not begun.
     *
     * @param plainName name of the file for browsers that know no other letters
     * @param name name of the file
     */
    public Download(String plainName, String name) {
        this(plainName, name, XLSX);
    }

    /** A file of some media type. */
    public Download(String plainName, String name, String type) {
        this.plainName = plainName;
        this.name = name;
        this.type = type;
    }

    @Override
    public void write(int b) throws IOException {
        begun().write(b);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        begun().write(bytes, from, length);
    }

    @Override
    public void flush() throws IOException {
        if (out != null) {
            out.flush();
        }
    }

    /** The file is complete: the page is not shown. */
    @Override
    public void close() throws IOException {
        flush();
        context.responseComplete();
    }

    private OutputStream begun() throws IOException {
        if (out == null) {
            var external = context.getExternalContext();
            external.responseReset();
            external.setResponseContentType(type);
            external.setResponseHeader("Content-Disposition", "attachment; filename=\"" + plainName + "\"; filename*=UTF-8''"
                    + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20"));
            out = external.getResponseOutputStream();
        }
        return out;
    }
}
