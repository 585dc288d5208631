package unioncard.member;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.jdbi.v3.core.Handle;
import unioncard.form.SpreadsheetFile;
import unioncard.form.UploadFolder;
import unioncard.security.FileSeal;
import unioncard.security.PersonalData;
import unioncard.shared.DomainException;

/**
 * Uploaded forms in the database, where every node finds them: encrypted in pieces, because they hold everybody's numbers in full. A reader
 * needs a file on disk, so one is put together for as long as it is read.
 */
@ApplicationScoped
class ImportFiles {

    private static final int PIECE = 512 * 1024;

    @Inject
    private UploadFolder folder;
    @Inject
    private PersonalData personalData;

    ImportFiles() {
    }

    ImportFiles(UploadFolder folder, PersonalData personalData) {
        this.folder = folder;
        this.personalData = personalData;
    }

    /** Stores a received file under its key. */
    void store(Handle h, long importId, SpreadsheetFile file, FileSeal seal) {
        try (var in = Files.newInputStream(file.path()); var insert = h.prepareBatch(
                "insert into member_import_file (import_id, part, content) values (:import, :part, :content)")) {
            int part = 0;
            for (var piece = in.readNBytes(PIECE); piece.length > 0; piece = in.readNBytes(PIECE)) {
                insert.bind("import", importId).bind("part", part).bind("content", seal.seal(part, piece)).add();
                part++;
            }
            insert.execute();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The file as it was uploaded, to be closed. Refused with {@code import.file-gone} when it is no longer kept. */
    SpreadsheetFile fetch(Handle h, ImportSql.Open stored) {
        if (stored.fileKey() == null) {
            throw new DomainException("import.file-gone");
        }
        var seal = FileSeal.of(personalData, stored.fileKey());
        SpreadsheetFile file = null;
        try {
            file = folder.empty();
            try (var out = file.append()) {
                int part = 0;
                for (var piece = piece(h, stored.id(), part); piece != null; piece = piece(h, stored.id(), part)) {
                    out.write(seal.open(part, piece));
                    part++;
                }
            }
            if (!file.digest().equals(stored.digest())) {
                throw new IllegalStateException("the stored file of import " + stored.id() + " is not whole");
            }
            return file;
        } catch (IOException | RuntimeException e) {
            if (file != null) {
                file.close();
            }
            throw e instanceof IOException io ? new UncheckedIOException(io) : (RuntimeException) e;
        }
    }

    private static byte[] piece(Handle h, long importId, int part) {
        return h.createQuery("select content from member_import_file where import_id = :import and part = :part").bind("import", importId)
                .bind("part", part).map((row, context) -> row.getBytes(1)).findOne().orElse(null);
    }

    /** Forgets a file. */
    static void clear(Handle h, long importId) {
        h.createUpdate("delete from member_import_file where import_id = :import").bind("import", importId).execute();
        h.createUpdate("update member_import set file_key_sealed = null where id = :import").bind("import", importId).execute();
    }
}
