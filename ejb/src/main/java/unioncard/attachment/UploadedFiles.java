package unioncard.attachment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import unioncard.shared.Digests;
import unioncard.shared.DomainException;
import unioncard.shared.Setting;

/** Takes uploaded files in: size, type, virus scan, content, in this order, so that nothing is decoded that nobody has looked at. */
@ApplicationScoped
public class UploadedFiles {

    private static final int MEGABYTE = 1 << 20;

    private VirusScan scan;
    private int mostBytes;

    public UploadedFiles() {
    }

    @Inject
    UploadedFiles(VirusScan scan) {
        this(scan, Setting.ATTACHMENT_LARGEST_MB.number() * MEGABYTE);
    }

    /** With a limit in bytes. */
    public UploadedFiles(VirusScan scan, int mostBytes) {
        this.scan = scan;
        this.mostBytes = mostBytes;
    }

    /**
     * Reads and judges a file.
     *
     * @param name as the browser tells it: only whether its end fits the content counts, nothing of it is kept
     * @throws DomainException {@code attachment.empty}, {@code attachment.too-large}, {@code attachment.type}, {@code attachment.name},
     *         {@code attachment.infected}, {@code attachment.scan-unavailable}, {@code attachment.damaged}, {@code attachment.too-many-pixels},
     *         {@code attachment.mixed}, {@code attachment.pdf-active}
     */
    public CheckedFile take(String name, InputStream content) {
        try {
            var bytes = content.readNBytes(mostBytes + 1);
            if (bytes.length == 0) {
                throw new DomainException("attachment.empty");
            }
            if (bytes.length > mostBytes) {
                throw new DomainException("attachment.too-large", mostBytes / MEGABYTE);
            }
            var type = FileType.of(bytes).orElseThrow(() -> new DomainException("attachment.type"));
            if (!type.fits(name)) {
                throw new DomainException("attachment.name");
            }
            scan.check(bytes);
            ForeignContent.refuse(bytes);
            var clean = type == FileType.PDF ? PdfContent.checked(bytes) : Picture.redrawn(bytes, type);
            return new CheckedFile(type, clean, Digests.sha256(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
