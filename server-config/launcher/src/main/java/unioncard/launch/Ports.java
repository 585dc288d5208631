package unioncard.launch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** TCP ports of this machine's loopback interface. */
public final class Ports {

    private static final int FIRST_BASE = 21_000;
    private static final int LAST_BASE = 32_000;
    private static final int BASE_STEP = 100;

    private Ports() {
    }

    /** A port nobody listens on at this moment. */
    public static int free() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new Problem("No free network port can be had (" + DataFolder.reason(none) + "); check the limits of this machine.", none);
        }
    }

    /** A number b such that nobody listens on b to b + 99 at this moment; Payara Server counts its ports from there. */
    public static int freeBase() {
        for (int base = FIRST_BASE; base < LAST_BASE; base += BASE_STEP) {
            if (allFree(base)) {
                return base;
            }
        }
        throw new Problem("No hundred free network ports in a row can be had; check what runs on this machine.");
    }

    private static boolean allFree(int base) {
        for (int port = base; port < base + BASE_STEP; port++) {
            try (var socket = new ServerSocket()) {
                socket.bind(new InetSocketAddress(port));
            } catch (IOException taken) {
                return false;
            }
        }
        return true;
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
