package unioncard.web.verification;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.List;
import org.primefaces.model.file.UploadedFile;
import unioncard.verification.Registries;
import unioncard.verification.RegistryKind;
import unioncard.verification.SnapshotStatus;
import unioncard.web.shared.Notices;
import unioncard.web.shared.Views;

/** 比对库管理: which snapshots answer, and the upload of new ones with their digest. */
@Named
@RequestScoped
public class RegistriesPage {

    @Inject
    private Registries registries;

    private RegistryKind kind = RegistryKind.POPULATION;
    private UploadedFile file;
    private String digest;
    private List<Registries.Snapshot> snapshots;

    /** Takes the file; its load goes on in the background. */
    public String load() throws IOException {
        if (file == null || file.getSize() == 0) {
            Notices.refused("registries.file-missing");
            return null;
        }
        try (var in = file.getInputStream()) {
            registries.load(kind, file.getFileName(), in, digest);
        }
        Notices.done("registries.received");
        return Views.to("/verification/registries.xhtml");
    }

    public List<Registries.Snapshot> getSnapshots() {
        if (snapshots == null) {
            snapshots = registries.list();
        }
        return snapshots;
    }

    /** Whether a load is under way, so that the page looks again. */
    public boolean isLoading() {
        return getSnapshots().stream().anyMatch(s -> s.status() == SnapshotStatus.LOADING);
    }

    public RegistryKind[] getKinds() {
        return RegistryKind.values();
    }

    public RegistryKind getKind() {
        return kind;
    }

    public void setKind(RegistryKind kind) {
        this.kind = kind;
    }

    public UploadedFile getFile() {
        return file;
    }

    public void setFile(UploadedFile file) {
        this.file = file;
    }

    public String getDigest() {
        return digest;
    }

    public void setDigest(String digest) {
        this.digest = digest;
    }
}
