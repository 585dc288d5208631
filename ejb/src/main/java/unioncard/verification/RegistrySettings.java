package unioncard.verification;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import java.nio.file.Files;
import java.nio.file.Path;
import unioncard.shared.Setting;

/** A setting of the registries that cannot be meant stops the start, instead of leaving every 市级校验 without an answer. */
@Singleton
@Startup
public class RegistrySettings {

    /** Looks at what is configured. No other method has its name: the container takes the first that has. */
    @PostConstruct
    void check() {
        for (var registry : RegistryKind.values()) {
            require(registry.setting(), registry.setting().text());
        }
        requireToken(Setting.REGISTRY_TOKEN_FILE.text().strip());
        for (var millis : new Setting[] {Setting.REGISTRY_CONNECT_MILLIS, Setting.REGISTRY_READ_MILLIS}) {
            if (!millis.text().strip().matches("[1-9]\\d{0,6}")) {
                throw new IllegalStateException(millis.key() + " is not a number of milliseconds");
            }
        }
    }

    /**
     * {@code snapshot}, or an address that may be asked.
     *
     * @throws IllegalStateException that names the setting
     */
    static void require(Setting setting, String value) {
        if (value.strip().equals("snapshot")) {
            return;
        }
        try {
            RegistryCalls.address(value);
        } catch (RegistryFailure none) {
            throw new IllegalStateException(setting.key() + " is neither snapshot nor an https address", none);
        }
    }

    private static void requireToken(String file) {
        if (!file.isEmpty() && !Files.isReadable(Path.of(file))) {
            throw new IllegalStateException(Setting.REGISTRY_TOKEN_FILE.key() + " cannot be read");
        }
    }
}
