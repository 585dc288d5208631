package unioncard.form;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import unioncard.shared.DomainException;

/** Lets so many bytes through and refuses the next one with {@code import.file-too-large}. */
final class Limited extends FilterOutputStream {

    private final int most;
    private long written;

    Limited(OutputStream out, int most) {
        super(out);
        this.most = most;
    }

    @Override
    public void write(int b) throws IOException {
        count(1);
        out.write(b);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        count(length);
        out.write(bytes, from, length);
    }

    private void count(int more) {
        written += more;
        if (written > most) {
            throw new DomainException("import.file-too-large", most / 1024 / 1024);
        }
    }
}
