package unioncard.web.keys;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import unioncard.keys.KeyRotation;
import unioncard.keys.Rotation;
import unioncard.keys.RotationPart;
import unioncard.keys.RotationStatus;
import unioncard.security.KeyVersion;
import unioncard.web.shared.Notices;

/** 密钥管理: the keys personal data is encrypted with, and their rotation with its progress. */
@Named
@ViewScoped
public class KeysPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient KeyRotation rotation;

    private List<KeyVersion> keys = List.of();
    private List<Rotation> rotations = List.of();
    private List<RotationPart> parts = List.of();

    /** Asks anew what there is and how far it has come. */
    public void refresh() {
        keys = rotation.keys();
        rotations = rotation.rotations();
        parts = rotations.isEmpty() ? List.of() : rotation.parts(rotations.get(0).id());
    }

    /** Has everything encrypted anew under the current key. */
    public void start() {
        rotation.start(getCurrent().version());
        Notices.done("keys.begun");
        refresh();
    }

    /** The key in use, as the page shows it. */
    public KeyVersion getCurrent() {
        return keys.stream().filter(KeyVersion::current).findFirst().orElseThrow();
    }

    /** The last rotation, or null. */
    public Rotation getLast() {
        return rotations.isEmpty() ? null : rotations.get(0);
    }

    public boolean isRotating() {
        return getLast() != null && getLast().running();
    }

    /** Whether nothing stored needs a key any more but the current one. */
    public boolean isOthersUnused() {
        return getLast() != null && getLast().status() == RotationStatus.COMPLETED && getLast().keyVersion().equals(getCurrent().version());
    }

    public List<KeyVersion> getKeys() {
        return keys;
    }

    public List<Rotation> getRotations() {
        return rotations;
    }

    public List<RotationPart> getParts() {
        return parts;
    }
}
