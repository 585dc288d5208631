package unioncard.member;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import unioncard.security.Sealed;
import unioncard.security.UnionScope;

/** Statements on downloads of full numbers. */
final class ExportSql {

    private static final int AT_ONCE = 500;

    private ExportSql() {
    }

    /** Members that match, counted up to a limit. */
    static int count(Handle h, UnionScope scope, MemberFilter filter, int limit) {
        return MemberSql.bound(h.createQuery("""
                select count(*) from (select 1 from member m join person p on p.id = m.person_id where %s limit :limit) counted"""
                .formatted(MemberSql.where(scope, filter))), scope, filter).bind("limit", limit).mapTo(Integer.class).one();
    }

    /** Lets somebody fetch what a request asked for. */
    static void grant(Handle h, long requestId, String login, MemberFilter filter, int most, Instant until) {
        h.createUpdate("""
                insert into personal_data_export (request_id, login, name, member_no, document_index, status, below_id, most, available_until)
                values (:id, :login, :name, :memberNo, :documentIndex, :status, :unionId, :most, :until)""")
                .bindMethods(filter).bind("id", requestId).bind("login", login).bind("most", most).bind("until", until).execute();
    }

    /** What the person may fetch or could have until lately, the newest first. */
    static List<ExportRow> own(Handle h, String login) {
        return h.createQuery("""
                select e.request_id id, r.reason, r.decider_name, e.most, e.available_until, e.downloads
                from personal_data_export e join approval_request r on r.id = e.request_id where e.login = :login
                order by e.request_id desc limit 20""").bind("login", login).map(ConstructorMapper.of(ExportRow.class)).list();
    }

    /** Counts a download of the person's own and answers what it is of; empty for another's. */
    static Optional<Granted> take(Handle h, long requestId, String login) {
        return h.createQuery("""
                update personal_data_export set downloads = downloads + 1 where request_id = :id and login = :login
                returning name, member_no, document_index, status, below_id union_id, most, available_until""")
                .bind("id", requestId).bind("login", login)
                .map((row, context) -> new Granted(ConstructorMapper.of(MemberFilter.class).map(row, context), row.getInt("most"),
                        row.getTimestamp("available_until").toInstant())).findOne();
    }

    /**
     * What was agreed to.
     *
     * @param most number of members
     */
    record Granted(MemberFilter filter, int most, Instant until) {
    }

    /** Members with sealed numbers, the oldest first, one after the other. */
    static void each(Handle h, UnionScope scope, Granted granted, Consumer<Line> line) {
        MemberSql.bound(h.createQuery("""
                select m.member_no, p.name, p.document_type, p.document_sealed as document, p.mobile_sealed as mobile, u.name union_name, m.status
                from member m join person p on p.id = m.person_id join trade_union u on u.id = m.union_id
                where %s order by m.id limit :most""".formatted(MemberSql.where(scope, granted.filter()))), scope, granted.filter())
                .bind("most", granted.most()).setFetchSize(AT_ONCE).map(ConstructorMapper.of(Line.class)).forEach(line);
    }

    /** A member of a download; public for Jdbi only. */
    public record Line(String memberNo, String name, DocumentType documentType, Sealed document, Sealed mobile, String unionName,
            MemberStatus status) {
    }
}
