package unioncard.roster;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import unioncard.insurance.CoverState;
import unioncard.insurance.EnrolmentWay;
import unioncard.member.DocumentType;
import unioncard.security.Masked;
import unioncard.security.UnionScope;

/** Statements of the certificates. */
final class CertificateSql {

    private CertificateSql() {
    }

    /** What a certificate says of a cover; public for Jdbi only. */
    public record Cover(long unionId, long districtId, String memberNo, String name, DocumentType documentType, Masked document, String enrolledBy,
            int year, EnrolmentWay way, String planName, String benefits, LocalDate startsOn, LocalDate endsOn, LocalDate endedOn, String batchNo,
            boolean inForce) {
    }

    static Optional<Cover> cover(Handle h, UnionScope scope, long coverId, LocalDate day) {
        return h.createQuery("""
                select v.union_id, v.district_id, m.member_no, p.name, p.document_type, p.document_sealed document, u.name enrolled_by, v.year, b.way,
                  b.plan_name, b.benefits, v.starts_on, v.ends_on, v.ended_on, b.batch_no, %s = 'IN_FORCE' in_force
                from cover v join enrolment_batch b on b.id = v.batch_id join trade_union u on u.id = b.union_id
                  join member m on m.id = v.member_id join person p on p.id = v.person_id
                where v.id = :cover and v.status in ('PROPOSED', 'CONFIRMED') and %s""".formatted(CoverState.column(), scope.sql("v")))
                .bind("cover", coverId).bind("today", day).bindMethods(scope).map(ConstructorMapper.of(Cover.class)).findOne();
    }

    /** A certificate that was printed; public for Jdbi only. */
    public record Certificate(long id, String content, Instant firstPrintedAt, int printCount, boolean stillInForce) {
    }

    static Optional<Certificate> byCode(Handle h, String code) {
        return h.createQuery("""
                select p.id, p.content, p.first_printed_at, p.print_count,
                  exists (select from cover v where v.id = p.subject_id and v.status = 'CONFIRMED'
                    and cast(p.state as date) between v.starts_on and coalesce(v.ended_on, v.ends_on)) still_in_force
                from paper p where p.code = :code and p.kind = 'COVERAGE_CERTIFICATE'""")
                .bind("code", code).map(ConstructorMapper.of(Certificate.class)).findOne();
    }
}
