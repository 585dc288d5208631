package unioncard.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("病毒检查（ClamAV）")
class ClamAvScanTest {

    private static final byte[] CONTENT = new byte[200_001];

    @Test
    @DisplayName("OK：放行，文件完整送到")
    void clean() throws Exception {
        try (var daemon = new Daemon("stream: OK\0")) {
            new ClamAvScan(daemon.address()).check(CONTENT);
            assertThat(daemon.received.get()).isEqualTo(CONTENT);
        }
    }

    @Test
    @DisplayName("FOUND：拒收")
    void infected() throws Exception {
        try (var daemon = new Daemon("stream: Eicar-Signature FOUND\0")) {
            assertThatThrownBy(() -> new ClamAvScan(daemon.address()).check(CONTENT)).hasMessage("attachment.infected");
        }
    }

    @Test
    @DisplayName("说不清、没回答、没有人：也不收")
    void nobodyCouldLook() throws Exception {
        for (var answer : new String[] {"INSTREAM size limit exceeded. ERROR\0", "", "NOT OK"}) {
            try (var daemon = new Daemon(answer)) {
                assertThatThrownBy(() -> new ClamAvScan(daemon.address()).check(CONTENT)).as(answer).hasMessage("attachment.scan-unavailable");
            }
        }
        InetSocketAddress gone;
        // A port where nobody has waited: a socket that is closed while somebody does may still take one caller more.
        try (var nobody = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            gone = InetSocketAddress.createUnresolved(nobody.getInetAddress().getHostAddress(), nobody.getLocalPort());
        }
        assertThatThrownBy(() -> new ClamAvScan(gone).check(CONTENT)).hasMessage("attachment.scan-unavailable");
    }

    @Test
    @DisplayName("没有设置地址就不检查，地址写错不启动")
    void byAddress() throws Exception {
        assertThatCode(() -> VirusScans.at("").check(CONTENT)).doesNotThrowAnyException();
        assertThatThrownBy(() -> VirusScans.at("localhost")).isInstanceOf(IllegalStateException.class);
        try (var daemon = new Daemon("stream: Eicar-Signature FOUND\0")) {
            var scan = VirusScans.at(daemon.address().getHostString() + ":" + daemon.address().getPort());
            assertThatThrownBy(() -> scan.check(CONTENT)).hasMessage("attachment.infected");
        }
    }

    /** Takes one file on loopback and answers as told. */
    private static final class Daemon implements AutoCloseable {

        private final ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        private final CompletableFuture<byte[]> received;

        private Daemon(String answer) throws IOException {
            received = CompletableFuture.supplyAsync(() -> serve(answer));
        }

        private InetSocketAddress address() {
            return InetSocketAddress.createUnresolved(socket.getInetAddress().getHostAddress(), socket.getLocalPort());
        }

        private byte[] serve(String answer) {
            try (var client = socket.accept(); var in = new DataInputStream(client.getInputStream())) {
                assertThat(new String(in.readNBytes(10), StandardCharsets.US_ASCII)).isEqualTo("zINSTREAM\0");
                var content = new ByteArrayOutputStream();
                for (int length = in.readInt(); length > 0; length = in.readInt()) {
                    content.writeBytes(in.readNBytes(length));
                }
                client.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
                return content.toByteArray();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
