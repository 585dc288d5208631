package unioncard.web.shared;

import java.io.OutputStream;
import java.io.Serializable;
import java.util.function.Consumer;
import org.primefaces.model.DefaultStreamedContent;
import org.primefaces.model.StreamedContent;
import org.primefaces.model.file.UploadedFile;
import unioncard.shared.Setting;

/** What pages that take a collection form have in common: the file chosen, and spreadsheets to download. */
public class FormUpload implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private transient UploadedFile file;

    /** Whether a file was chosen; if not, the person is told. */
    public boolean isChosen() {
        boolean chosen = file != null && file.getFileName() != null && !file.getFileName().isBlank();
        if (!chosen) {
            Notices.refused("import.no-file", getLargest());
        }
        return chosen;
    }

    /** A spreadsheet that a boundary writes. */
    public static StreamedContent download(String name, Consumer<OutputStream> boundary) {
        return DefaultStreamedContent.builder().name(name).contentType(XLSX).writer(boundary::accept).build();
    }

    /** Megabytes of the largest file. */
    public int getLargest() {
        return Setting.IMPORT_LARGEST_MB.number();
    }

    public UploadedFile getFile() {
        return file;
    }

    public void setFile(UploadedFile file) {
        this.file = file;
    }
}
