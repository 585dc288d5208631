package unioncard.attachment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.net.InetSocketAddress;
import unioncard.shared.Setting;

/** Chooses the scanner by setting. */
@ApplicationScoped
class VirusScans {

    /** ClamAV at the address of the setting, or none when it is empty. */
    @Produces
    @ApplicationScoped
    VirusScan scan() {
        return at(Setting.VIRUS_SCAN.text().strip());
    }

    static VirusScan at(String address) {
        if (address.isEmpty()) {
            return content -> { };
        }
        int colon = address.lastIndexOf(':');
        if (colon < 1) {
            throw new IllegalStateException("the virus scanner's address is not host:port");
        }
        return new ClamAvScan(InetSocketAddress.createUnresolved(address.substring(0, colon), Integer.parseInt(address.substring(colon + 1))));
    }
}
