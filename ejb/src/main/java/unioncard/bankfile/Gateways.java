package unioncard.bankfile;

import jakarta.enterprise.context.ApplicationScoped;
import unioncard.shared.Setting;

/** The gateway that the installation uses. */
@ApplicationScoped
public class Gateways {

    private static final long MEGABYTE = 1 << 20;

    /**
     * Made anew for each use, so that a changed setting counts at once. Throws {@link IllegalStateException}, which names the setting, when
     * one is empty or mistyped.
     */
    BankGateway configured() {
        return switch (Setting.BANK_GATEWAY.text().strip()) {
            case "folder" -> new FolderGateway(BankFolders.outbox());
            case "sftp" -> new SftpGateway(SftpAccess.configured(), BankFolders.inbox(), Setting.BANK_LARGEST_FILE.number() * MEGABYTE);
            default -> throw new IllegalStateException(Setting.BANK_GATEWAY.key() + " is neither folder nor sftp");
        };
    }
}
