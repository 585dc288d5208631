package unioncard.launch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** TCP ports of this machine's loopback interface. */
final class Ports {

    private Ports() {
    }

    /** A port nobody listens on at this moment. */
    static int free() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new Problem("No free network port can be had (" + DataFolder.reason(none) + "); check the limits of this machine.", none);
        }
    }

    /** Fails with a {@link Problem} when somebody listens on the port already. */
    static void requireFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(port));
        } catch (IOException taken) {
            throw new Problem("Port " + port + " cannot be used (" + DataFolder.reason(taken)
                    + "); stop the program that listens there or choose another port with --port N.", taken);
        }
    }
}
