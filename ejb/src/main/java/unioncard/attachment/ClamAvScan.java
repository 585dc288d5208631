package unioncard.attachment;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.logging.Level;
import java.util.logging.Logger;
import unioncard.shared.DomainException;

/**
 * ClamAV's daemon over TCP, command INSTREAM: chunks with their length in front, a length of nothing at the end, one line as the answer. Whatever
 * is not plainly "OK" or "FOUND" counts as no answer.
 */
final class ClamAvScan implements VirusScan {

    private static final Logger LOG = Logger.getLogger(ClamAvScan.class.getName());
    private static final int CONNECT_MILLIS = 3_000;
    private static final int ANSWER_MILLIS = 20_000;
    private static final int CHUNK = 1 << 16;
    private static final int LONGEST_ANSWER = 1_000;

    private final InetSocketAddress address;

    /** {@code address} is looked up anew for each file. */
    ClamAvScan(InetSocketAddress address) {
        this.address = address;
    }

    @Override
    public void check(byte[] content) {
        var answer = ask(content);
        if (answer.endsWith("FOUND")) {
            LOG.log(Level.WARNING, "a file was refused: {0}", answer);
            throw new DomainException("attachment.infected");
        }
        if (!answer.endsWith(": OK")) {
            LOG.log(Level.WARNING, "the virus scanner could not judge a file: {0}", answer);
            throw new DomainException("attachment.scan-unavailable");
        }
    }

    private String ask(byte[] content) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(address.getHostString(), address.getPort()), CONNECT_MILLIS);
            socket.setSoTimeout(ANSWER_MILLIS);
            var out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream(), CHUNK));
            out.write("zINSTREAM\0".getBytes(StandardCharsets.US_ASCII));
            for (int from = 0; from < content.length; from += CHUNK) {
                int length = Math.min(CHUNK, content.length - from);
                out.writeInt(length);
                out.write(content, from, length);
            }
            out.writeInt(0);
            out.flush();
            return new String(socket.getInputStream().readNBytes(LONGEST_ANSWER), StandardCharsets.US_ASCII).replace("\0", "").strip();
        } catch (IOException e) {
            LOG.log(Level.WARNING, "the virus scanner cannot be reached: {0}", e.getMessage());
            throw new DomainException("attachment.scan-unavailable");
        }
    }
}
