package unioncard.roster;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.io.OutputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import unioncard.card.AttachmentKind;
import unioncard.card.CardBatches;
import unioncard.card.Channel;
import unioncard.card.SpecialReason;
import unioncard.member.Country;
import unioncard.member.DocumentType;
import unioncard.member.Sex;
import unioncard.reports.Copy;
import unioncard.reports.special.Applicant;
import unioncard.reports.special.SpecialApplication;
import unioncard.security.AuditNote;
import unioncard.security.CurrentUser;
import unioncard.security.Masked;
import unioncard.security.Permission;
import unioncard.security.Requires;
import unioncard.shared.DomainException;

/**
 * 特殊办卡申请表: for each member of a batch of the special channel a form that the member checks and signs, the union stamps, and the bank receives with
 * copies of the papers. Printed from the batch's own lines and attachments, so another copy says the same.
 */
@Stateless
public class SpecialApplications {

    private Jdbi jdbi;
    private Clock clock;
    private CurrentUser current;
    private AuditNote note;
    private CardBatches batches;
    private PrintRoom room;

    public SpecialApplications() {
    }

    @Inject
    SpecialApplications(Jdbi jdbi, Clock clock, CurrentUser current, AuditNote note, CardBatches batches, PrintRoom room) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.current = current;
        this.note = note;
        this.batches = batches;
        this.room = room;
    }

    /**
     * Prints the forms of a batch within the data scope as PDF. Refused with {@code not-found}, with {@code paper.not-special} for a batch of the
     * regular channel, and with {@code batch.not-printable} after withdrawal.
     *
     * @return file name proposed for the download
     */
    @Requires(Permission.PRINT_ROSTERS)
    public String print(long batchId, OutputStream out) {
        var batch = batches.find(batchId);
        if (batch.channel() != Channel.SPECIAL) {
            throw new DomainException("paper.not-special");
        }
        if (!batch.status().printable()) {
            throw new DomainException("batch.not-printable", batch.batchNo());
        }
        var applicants = applicants(batchId);
        note.about("batch " + batch.batchNo() + ", " + applicants.size() + " forms");
        room.print(new SpecialApplication(batch.unionName(), batch.batchNo(), CityTime.of(clock, batch.submittedAt()), batch.submitterName(), applicants),
                new Copy(CityTime.of(clock, clock.instant()), null, current.get().name()), out);
        return "特殊办卡申请表-" + batch.batchNo() + ".pdf";
    }

    private List<Applicant> applicants(long batchId) {
        return jdbi.withHandle(h -> h.createQuery("""
                select l.seq, l.member_no, l.name, l.bank_name, l.name_pinyin, l.sex, l.birth_date, l.nationality, l.occupation, l.document_type,
                  l.document_sealed document, l.document_expires_on, l.document_long_term, l.mobile_sealed mobile, l.address_sealed address,
                  l.special_reason,
                  array(select x.kind from card_batch_attachment b join special_attachment x on x.id = b.attachment_id
                        where b.batch_id = l.batch_id and b.seq = l.seq) papers
                from card_batch_line l where l.batch_id = :batch order by l.seq""").bind("batch", batchId)
                .map(ConstructorMapper.of(Line.class)).stream().map(Line::printed).toList());
    }

    /** A line of the batch as stored, numbers masked, with the kind of each attachment; public for Jdbi only. */
    public record Line(int seq, String memberNo, String name, String bankName, String namePinyin, Sex sex, LocalDate birthDate, String nationality,
            String occupation, DocumentType documentType, Masked document, LocalDate documentExpiresOn, boolean documentLongTerm, Masked mobile,
            Masked address, SpecialReason specialReason, List<AttachmentKind> papers) {

        private Applicant printed() {
            return new Applicant(seq, memberNo, name, bankName, namePinyin, sex == null ? null : sex.label(), text(birthDate),
                    Country.name(nationality), occupation, documentType.label(), text(document), documentLongTerm ? "长期" : text(documentExpiresOn),
                    text(mobile), text(address), specialReason == null ? null : specialReason.label(), attached());
        }

        private String attached() {
            return papers.stream().collect(Collectors.groupingBy(kind -> kind, TreeMap::new, Collectors.counting())).entrySet().stream()
                    .map(kind -> kind.getKey().label() + " " + kind.getValue() + " 份").collect(Collectors.joining("、"));
        }

        private static String text(Object value) {
            return value == null ? null : value.toString();
        }
    }
}
