package unioncard.card;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.InputStream;
import java.time.Clock;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import unioncard.attachment.AttachmentContent;
import unioncard.attachment.UploadedFiles;
import unioncard.security.AuditNote;
import unioncard.security.CurrentUser;
import unioncard.security.FileSeal;
import unioncard.security.Permission;
import unioncard.security.PersonalData;
import unioncard.security.Requires;
import unioncard.security.Requires.Sees;
import unioncard.shared.DomainException;
import unioncard.shared.OwnTransaction;
import unioncard.shared.Parameter;
import unioncard.shared.Parameters;

/** Attachments (附件) of the special channel: scans of documents, permits and signed papers, encrypted in the database. */
@Stateless
public class SpecialAttachments {

    /** Content is sealed in one piece. */
    private static final int WHOLE = 0;

    private Jdbi jdbi;
    private Clock clock;
    private CurrentUser current;
    private AuditNote note;
    private PersonalData personalData;
    private UploadedFiles files;
    private Parameters parameters;
    private OwnTransaction transaction;

    public SpecialAttachments() {
    }

    @Inject
    SpecialAttachments(Jdbi jdbi, Clock clock, CurrentUser current, AuditNote note, PersonalData personalData, UploadedFiles files, Parameters parameters,
            OwnTransaction transaction) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.current = current;
        this.note = note;
        this.personalData = personalData;
        this.files = files;
        this.parameters = parameters;
        this.transaction = transaction;
    }

    /** Attachments of a member within the data scope, oldest first; what was removed only when a batch was submitted with it. */
    @Requires(value = Permission.VIEW_CARDS, audited = false)
    public List<Attachment> list(long memberId) {
        return jdbi.withHandle(h -> AttachmentSql.list(h, memberId, current.get().scope()));
    }

    /**
     * Adds a file to the form of an entry of the own union; the same file of the same kind once only. Reading, scanning and redrawing it takes
     * no transaction.
     *
     * @param fileName as the browser tells it; not kept
     * @param content not closed here
     * @return what the form still lacks
     * @throws DomainException {@code pending.gone}, {@code attachment.too-many}, and what {@link UploadedFiles#take} refuses
     */
    @Requires(Permission.PREPARE_CARDS)
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public List<SpecialItem> upload(long entryId, AttachmentKind kind, String fileName, InputStream content) {
        var user = current.get();
        transaction.get(() -> member(entryId));
        var file = files.take(fileName, content);
        var seal = FileSeal.create(personalData);
        var sealed = seal.seal(WHOLE, file.content());
        return transaction.get(() -> jdbi.withHandle(h -> {
            // Again, and locked: the list may have been submitted meanwhile.
            var member = member(entryId);
            if (AttachmentSql.count(h, member.id()) >= parameters.number(Parameter.ATTACHMENTS_PER_MEMBER)) {
                throw new DomainException("attachment.too-many", parameters.number(Parameter.ATTACHMENTS_PER_MEMBER));
            }
            note.about("member " + member.memberNo() + ", " + kind);
            AttachmentSql.insert(h, member.id(), kind, file, seal.key(), sealed, user, clock.instant());
            return SpecialSql.judge(h, member.id(), user, clock.instant());
        }));
    }

    /**
     * Takes an attachment out of the form. What a batch was submitted with stays with that batch.
     *
     * @throws DomainException {@code pending.gone}, {@code attachment.gone}
     */
    @Requires(Permission.PREPARE_CARDS)
    public List<SpecialItem> remove(long entryId, long attachmentId) {
        var user = current.get();
        var member = member(entryId);
        note.about("member " + member.memberNo() + ", attachment " + attachmentId);
        return jdbi.withHandle(h -> {
            if (!AttachmentSql.remove(h, member.id(), attachmentId, user, clock.instant())) {
                throw new DomainException("attachment.gone");
            }
            return SpecialSql.judge(h, member.id(), user, clock.instant());
        });
    }

    /** An attachment in full, of a member within the data scope. {@code not-found} when there is none. */
    @Requires(value = Permission.VIEW_PERSONAL_DATA, sees = Sees.OWN_SCOPE)
    public AttachmentContent open(long attachmentId) {
        var found = jdbi.withHandle(h -> AttachmentSql.find(h, attachmentId, current.get().scope())).orElseThrow(() -> new DomainException("not-found"));
        note.about("member " + found.memberNo() + ", " + found.kind() + ", attachment " + attachmentId);
        return new AttachmentContent(found.kind().fileName(attachmentId, found.mediaType()), found.mediaType(),
                FileSeal.of(personalData, found.keySealed()).open(WHOLE, found.content()));
    }

    private AttachmentSql.Owner member(long entryId) {
        return jdbi.withHandle(h -> AttachmentSql.lockOwner(h, entryId, current.get().unionId())).orElseThrow(() -> new DomainException("pending.gone"));
    }
}
