package unioncard.web.shared;

import jakarta.faces.context.FacesContext;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** A spreadsheet in place of the page's answer. It begins with the first byte, so that a refusal before is still shown on the page. */
public final class Download extends OutputStream {

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final FacesContext context = FacesContext.getCurrentInstance();
    private final String plainName;
    private final String name;
    private OutputStream out;

    /**
     * A download that has not begun.
     *
     * @param plainName name of the file for browsers that know no other letters
     * @param name name of the file
     */
    public Download(String plainName, String name) {
        this.plainName = plainName;
        this.name = name;
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
            external.setResponseContentType(XLSX);
            external.setResponseHeader("Content-Disposition", "attachment; filename=\"" + plainName + "\"; filename*=UTF-8''"
                    + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20"));
            out = external.getResponseOutputStream();
        }
        return out;
    }
}
