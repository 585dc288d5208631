package unioncard.bankfile;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** A line to a server on this machine that breaks, or falls silent, after so many bytes in one direction. */
final class BadLine implements AutoCloseable {

    /** Bytes that went there and came back since the line was last set. */
    final AtomicLong there = new AtomicLong();
    final AtomicLong back = new AtomicLong();
    private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final int port;
    private volatile long mostThere = Long.MAX_VALUE;
    private volatile long mostBack = Long.MAX_VALUE;
    private volatile boolean silent;

    BadLine(int port) throws IOException {
        this.port = port;
        daemon(this::accept);
    }

    int port() {
        return socket.getLocalPort();
    }

    /** From now on good for so many bytes each way, then broken. */
    void breaksAfter(long bytesThere, long bytesBack) {
        set(bytesThere, bytesBack, false);
    }

    /** From now on good for so many bytes back, then silent without being broken. */
    void silentAfter(long bytesBack) {
        set(Long.MAX_VALUE, bytesBack, true);
    }

    void isGood() {
        set(Long.MAX_VALUE, Long.MAX_VALUE, false);
    }

    private void set(long bytesThere, long bytesBack, boolean silence) {
        mostThere = bytesThere;
        mostBack = bytesBack;
        silent = silence;
        there.set(0);
        back.set(0);
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                var client = socket.accept();
                var server = new Socket(InetAddress.getLoopbackAddress(), port);
                client.setTcpNoDelay(true);
                server.setTcpNoDelay(true);
                open.addAll(List.of(client, server));
                daemon(() -> pass(client, server, true));
                daemon(() -> pass(server, client, false));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void pass(Socket from, Socket to, boolean isThere) {
        var count = isThere ? there : back;
        try (from; to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            var block = new byte[4096];
            for (int read = in.read(block); read >= 0; read = in.read(block)) {
                long most = isThere ? mostThere : mostBack;
                if (count.addAndGet(read) > most) {
                    if (!silent) {
                        return;
                    }
                } else {
                    out.write(block, 0, read);
                }
            }
        } catch (IOException broken) {
            // The other direction was cut.
        }
    }

    private static void daemon(Runnable work) {
        var thread = new Thread(work, "bad-line");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        socket.close();
        for (var each : open) {
            each.close();
        }
    }
}
