package unioncard.benefit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import unioncard.form.FormRefusal;
import unioncard.security.PersonalData;
import unioncard.security.PersonalKind;
import unioncard.security.SignedInUser;
import unioncard.security.UnionScope;
import unioncard.shared.Database;
import unioncard.shared.Rows;
import unioncard.shared.Slice;

/** Statements on the carrier's files and what they have brought. */
final class BenefitSql {

    private static final String SELECT = """
            select i.id, i.file_name, i.status, i.row_count, i.taken_count, i.refused_count, i.uploaded_at, coalesce(a.name, i.uploaded_by) uploaded_by,
              coalesce(d.name, i.decided_by) decided_by, i.decided_at,
              (select coalesce(sum(b.amount_fen), 0) from benefit b where b.import_id = i.id) amount_fen
            from benefit_import i left join user_account a on a.login = i.uploaded_by left join user_account d on d.login = i.decided_by where\s""";

    private BenefitSql() {
    }

    /** Puts lines beside what is known about their persons, and refuses those that do not fit. */
    static List<Judged> judge(Handle h, List<PaidBenefit> lines, PersonalData personalData) {
        h.execute("""
                create temporary table benefit_line (row_no integer primary key, claim_no varchar, year integer, name varchar, document_index varchar,
                  kind varchar, paid_on date, amount_fen bigint) on commit drop""");
        var rows = new StringBuilder();
        for (var line : lines) {
            Database.copyRow(rows, line.rowNo(), line.claimNo(), line.year(), line.name(), personalData.index(PersonalKind.DOCUMENT, line.document()),
                    line.kind(), line.paidOn(), line.amountFen());
        }
        Database.copyIn(h, "benefit_line", rows);
        h.execute("analyze benefit_line");
        // Of documents that several persons hold, as of different types, the one with that name and a cover counts.
        return h.createQuery("""
                select row_no, case when not year_known then 'YEAR_UNKNOWN' when person_id is null then 'PERSON_UNKNOWN' when not named then 'NAME_DIFFERS'
                    when cover_id is null then 'NO_COVER' when early then 'BEFORE_COVER' when known then 'CLAIM_KNOWN' end fault, cover_id
                from (select distinct on (l.row_no) l.row_no, exists (select from insurance_year y where y.year = l.year) year_known, p.id person_id,
                        p.name = l.name named, v.id cover_id, l.paid_on < v.starts_on early,
                        exists (select from benefit b where b.claim_no = l.claim_no and b.status <> 'WITHDRAWN') known
                      from benefit_line l left join person p on p.document_index = l.document_index
                        left join cover v on v.person_id = p.id and v.year = l.year and v.status = 'CONFIRMED'
                          and v.end_reason is distinct from 'DUPLICATE'
                      order by l.row_no, p.name = l.name desc nulls last, v.id nulls last) x order by row_no""")
                .map(ConstructorMapper.of(Judged.class)).list();
    }

    /** Keeps the lines that fit for confirmation; returns rows of claims that came in elsewhere at the same moment. */
    static List<Integer> keep(Handle h, long id, List<Judged> judged) {
        var fit = judged.stream().filter(line -> line.fault() == null).toList();
        return h.createQuery("""
                with fit as (select l.*, f.cover_id from unnest(:rows, :covers) f (row_no, cover_id) join benefit_line l using (row_no)),
                kept as (
                  insert into benefit (import_id, row_no, cover_id, claim_no, kind, paid_on, amount_fen, status)
                  select :import, row_no, cover_id, claim_no, kind, paid_on, amount_fen, 'CHECKED' from fit order by claim_no
                  on conflict (claim_no) where status <> 'WITHDRAWN' do nothing returning row_no)
                select row_no from fit where row_no not in (select row_no from kept) order by row_no""")
                .bind("import", id).bindArray("rows", Integer.class, fit.stream().map(Judged::rowNo).toList())
                .bindArray("covers", Long.class, fit.stream().map(Judged::coverId).toList()).mapTo(Integer.class).list();
    }

    /** An import in scope, locked until the end of the transaction. */
    static Optional<BenefitStatus> lock(Handle h, UnionScope scope, long id) {
        return h.createQuery("select i.status from benefit_import i where i.id = :id and " + scope.sql("i") + " for update").bind("id", id)
                .bindMethods(scope).mapTo(BenefitStatus.class).findOne();
    }

    static void decide(Handle h, long id, BenefitStatus status, SignedInUser user, Instant now) {
        h.createUpdate("update benefit_import set status = :status, decided_by = :login, decided_at = :now where id = :id").bind("id", id)
                .bind("status", status).bind("login", user.login()).bind("now", now).execute();
        if (status == BenefitStatus.CANCELLED) {
            h.createUpdate("delete from benefit where import_id = :id").bind("id", id).execute();
        } else {
            h.createUpdate("update benefit set status = :status where import_id = :id").bind("id", id).bind("status", status).execute();
        }
    }

    static List<BenefitImport> recent(Handle h, UnionScope scope, int most) {
        return h.createQuery(SELECT + scope.sql("i") + " order by i.id desc limit :most").bindMethods(scope).bind("most", most)
                .map(ConstructorMapper.of(BenefitImport.class)).list();
    }

    static Optional<BenefitImport> find(Handle h, UnionScope scope, long id) {
        return h.createQuery(SELECT + scope.sql("i") + " and i.id = :id").bindMethods(scope).bind("id", id)
                .map(ConstructorMapper.of(BenefitImport.class)).findOne();
    }

    static Rows<FormRefusal> refusals(Handle h, UnionScope scope, long id, Slice slice) {
        var from = "from benefit_import_refusal r join benefit_import i on i.id = r.import_id where i.id = :id and " + scope.sql("i");
        return new Rows<>(h.createQuery("select r.row_no, r.column_name, r.value_masked, r.reason, r.remedy " + from
                + " order by r.row_no, r.column_name limit :size offset :first").bindMethods(scope).bind("id", id).bind("size", slice.size())
                .bind("first", slice.first()).map(ConstructorMapper.of(FormRefusal.class)).list(),
                h.createQuery("select count(*) " + from).bindMethods(scope).bind("id", id).mapTo(Integer.class).one());
    }

    /** A line beside what is known; public for Jdbi only. */
    public record Judged(int rowNo, BenefitFault fault, Long coverId) {
    }
}
