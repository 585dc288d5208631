package unioncard.roster;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import unioncard.insurance.PeriodClass;
import unioncard.member.DocumentType;
import unioncard.reports.cover.EnrolledPerson;
import unioncard.reports.cover.FeeLine;
import unioncard.security.Masked;

/** What the papers of an enrolment batch are made from, when they are printed for the first time. */
final class EnrolmentPaperSql {

    private EnrolmentPaperSql() {
    }

    static Place place(Handle h, long batchId) {
        return h.createQuery("select union_id, district_id from enrolment_batch where id = :batch").bind("batch", batchId)
                .map(ConstructorMapper.of(Place.class)).one();
    }

    /** What the list of batches does not show of one; public for Jdbi only. */
    public record More(String districtName, String reviewerName, LocalDate dueOn) {

        String due() {
            return dueOn == null ? "-" : dueOn.toString();
        }
    }

    static More more(Handle h, long batchId) {
        return h.createQuery("""
                select d.name district_name, coalesce(a.name, b.decided_by) reviewer_name, b.voucher_due_on due_on
                from enrolment_batch b join trade_union d on d.id = b.district_id left join user_account a on a.login = b.decided_by
                where b.id = :batch""").bind("batch", batchId).map(ConstructorMapper.of(More.class)).one();
    }

    /** A person of the batch; public for Jdbi only. */
    public record Person(int sequence, String memberNo, String name, DocumentType documentType, Masked document, LocalDate startsOn, LocalDate endsOn,
            PeriodClass period, long premiumFen, long municipalFen, long lowerFen) {

        private EnrolledPerson printed() {
            return new EnrolledPerson(sequence, memberNo, name, documentType.label(), document.text(), startsOn.toString(), endsOn.toString(),
                    period.label(), Amount.yuan(premiumFen), Amount.yuan(municipalFen), Amount.yuan(lowerFen));
        }
    }

    static List<EnrolledPerson> persons(Handle h, long batchId) {
        return h.createQuery("""
                select row_number() over (order by m.member_no) sequence, m.member_no, p.name, p.document_type, p.document_sealed document, v.starts_on,
                  v.ends_on, v.period, v.premium_fen, v.municipal_fen, v.lower_fen
                from cover v join member m on m.id = v.member_id join person p on p.id = v.person_id where v.batch_id = :batch order by 1""")
                .bind("batch", batchId).map(ConstructorMapper.of(Person.class)).stream().map(Person::printed).toList();
    }

    /** Persons for whom the same is paid for the same days; public for Jdbi only. */
    public record Fee(int sequence, PeriodClass period, LocalDate startsOn, LocalDate endsOn, long headcount, long eachFen, long premiumFen,
            long municipalFen, long lowerFen) {

        private FeeLine printed() {
            return new FeeLine(sequence, period.label(), startsOn.toString(), endsOn.toString(), Long.toString(headcount), Amount.yuan(eachFen),
                    Amount.yuan(premiumFen), Amount.yuan(municipalFen), Amount.yuan(lowerFen));
        }
    }

    /** What a batch is charged for: its covers but the void ones; public for Jdbi only. */
    public record Charged(int headcount, long premiumFen, long municipalFen) {
    }

    /** Which covers of a batch are void, as a word for a paper's state; empty when none is. */
    static Optional<String> voids(Handle h, long batchId) {
        return h.createQuery("select left(md5(string_agg(cast(id as text), ' ' order by id)), 16) from cover "
                + "where batch_id = :batch and end_reason = 'DUPLICATE'")
                .bind("batch", batchId).mapTo(String.class).findOne();
    }

    static Charged charged(Handle h, long batchId) {
        return h.createQuery("""
                select count(*) headcount, coalesce(sum(premium_fen), 0) premium_fen, coalesce(sum(municipal_fen), 0) municipal_fen from cover
                where batch_id = :batch and status = 'CONFIRMED' and end_reason is distinct from 'DUPLICATE'""")
                .bind("batch", batchId).map(ConstructorMapper.of(Charged.class)).one();
    }

    /**
     * The persons of a batch together where the same is paid for the same days.
     *
     * @param surplus whether those whose covers are void are among them
     */
    static List<FeeLine> fees(Handle h, long batchId, boolean surplus) {
        return h.createQuery("""
                select row_number() over (order by v.starts_on, v.ends_on, v.period, v.premium_fen, v.municipal_fen) sequence, v.period, v.starts_on,
                  v.ends_on, count(*) headcount, v.premium_fen each_fen, sum(v.premium_fen) premium_fen, sum(v.municipal_fen) municipal_fen,
                  sum(v.lower_fen) lower_fen
                from cover v where v.batch_id = :batch and (:surplus or v.end_reason is distinct from 'DUPLICATE')
                group by v.starts_on, v.ends_on, v.period, v.premium_fen, v.municipal_fen order by 1""")
                .bind("batch", batchId).bind("surplus", surplus).map(ConstructorMapper.of(Fee.class)).stream().map(Fee::printed).toList();
    }
}
