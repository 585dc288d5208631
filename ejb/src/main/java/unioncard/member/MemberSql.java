package unioncard.member;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatement;
import unioncard.security.Sealed;
import unioncard.security.SignedInUser;
import unioncard.security.UnionScope;
import unioncard.shared.RowStream;
import unioncard.shared.Rows;
import unioncard.shared.Slice;
import unioncard.shared.Sorts;

/** Queries on members. Each carries the data scope. */
final class MemberSql {

    private static final String NAME = "name";
    private static final Sorts SORTS = Sorts.endingWith("m.id").with("memberNo", "m.member_no").with(NAME, Sorts.letters("p.name"), "p.birth_date")
            .with("status", "m.status").with("unionName", Sorts.letters("u.name")).with("joinedOn", "m.joined_on");
    private static final String PERSON = " join person p on p.id = m.person_id";
    private static final String UNION = " join trade_union u on u.id = m.union_id";

    private MemberSql() {
    }

    static Rows<MemberRow> list(Handle handle, UnionScope scope, MemberFilter filter, Slice slice) {
        var rows = rows(handle, scope, filter, slice).bind("size", slice.size()).bind("first", slice.first())
                .map(ConstructorMapper.of(MemberRow.class)).list();
        return new Rows<>(rows, count(handle, scope, filter, scope.countLimit(filter.looksAtPerson())), scope.countLimit(filter.looksAtPerson()));
    }

    /** All rows of the list in its order, one after the other from a cursor; returns how many. */
    static int each(Handle handle, UnionScope scope, MemberFilter filter, Slice order, Consumer<MemberRow> each) {
        return RowStream.each(rows(handle, scope, filter, order).bind("size", Integer.MAX_VALUE).bind("first", 0), ConstructorMapper.of(MemberRow.class), each);
    }

    private static Query rows(Handle handle, UnionScope scope, MemberFilter filter, Slice slice) {
        var where = " where " + where(scope, filter);
        // Who looks for a name finds it in the order of names: the index that finds it has that order.
        var order = SORTS.by(slice, filter.name() == null ? "m.id desc" : SORTS.by(NAME, false));
        var from = "from " + scope.rows("member", "m") + person(scope, filter, order.startsWith("p.")) + (order.startsWith("u.") ? UNION : "");
        // Order and bound first, from an index alone where it can be; decorate the twenty rows after.
        return bound(handle.createQuery("""
                with page as (select id, row_number() over () place from (select m.id %s order by %s limit :size offset :first) m)
                select m.id, m.member_no, p.name, p.sex, p.document_type, p.document_sealed as document, p.mobile_sealed as mobile,
                       u.name union_name, m.status, m.handling_status, m.joined_on, m.version, false suspected,
                       exists (select 1 from member_note n where n.member_id = m.id and n.settled_at is null) noted
                from page join member m on m.id = page.id %s order by place""".formatted(from + where, order, PERSON + UNION)), scope, filter);
    }

    /** How many match, up to a limit and one more. */
    static int count(Handle handle, UnionScope scope, MemberFilter filter, int most) {
        return bound(handle.createQuery("select count(*) from (select 1 from member m %s where %s limit :most) counted"
                .formatted(person(scope, filter, false), where(scope, filter))), scope, filter)
                .bind("most", most + 1).mapTo(Integer.class).one();
    }

    /** The join with the person where a condition or the order looks at it. A document is found at once; a name may be anybody's. */
    private static String person(UnionScope scope, MemberFilter filter, boolean ordered) {
        if (!filter.looksAtPerson() && !ordered) {
            return "";
        }
        return filter.documentIndex() != null ? PERSON : scope.lookUp("person", "p", "p.id = m.person_id");
    }

    static Optional<MemberDetail> detail(Handle handle, UnionScope scope, long id) {
        return handle.createQuery("""
                select m.id, m.member_no, m.person_id, p.name, p.name_original, p.name_pinyin, p.sex, p.birth_date, p.ethnicity, p.nationality,
                       p.document_type, p.document_sealed as document, p.document_expires_on, p.document_long_term, p.mobile_sealed as mobile,
                       m.union_id, u.name union_name, d.name district_name, m.status, m.handling_status, m.joined_on, m.education,
                       m.political_status, m.employment, m.skill_grade, m.household_type, m.household_place, m.native_place,
                       m.migrant_worker, m.work_unit, m.change_kind, m.change_reason, m.created_at, m.reviewed_by, m.reviewed_at,
                       m.review_reason, m.version, p.version person_version, exists (select 1 from approval_request r
                         where r.kind = 'MEMBER_IDENTITY' and r.subject = 'member ' || m.id and r.status = 'OPEN') identity_pending,
                  exists (select from member_note n where n.member_id = m.id and n.settled_at is null) noted,
                  exists (select from special_attachment a where a.member_id = m.id) attached
                from member m join person p on p.id = m.person_id join trade_union u on u.id = m.union_id
                join trade_union d on d.id = m.district_id
                where m.id = :id and %s""".formatted(scope.sql("m"))).bindMethods(scope).bind("id", id)
                .map(ConstructorMapper.of(MemberDetail.class)).findOne();
    }

    /** A member's number and the encrypted document; public for Jdbi only. */
    public record Document(String memberNo, Sealed document) {
    }

    static Optional<Document> document(Handle handle, UnionScope scope, long id) {
        return handle.createQuery("""
                select m.member_no, p.document_sealed as document from member m join person p on p.id = m.person_id
                where m.id = :id and %s""".formatted(scope.sql("m"))).bindMethods(scope).bind("id", id)
                .map(ConstructorMapper.of(Document.class)).findOne();
    }

    /** Locks the members in 未审核 among these; the order keeps two reviewers from locking each other out. */
    static List<Long> lockUnreviewed(Handle handle, UnionScope scope, Collection<Long> ids) {
        return handle.createQuery("select m.id from member m where m.id = any(:ids) and m.status = 'UNREVIEWED' and " + scope.sql("m")
                + " order by m.id for update").bindMethods(scope).bindArray("ids", Long.class, ids).mapTo(Long.class).list();
    }

    /** The same for all that match a filter and look like nobody else. */
    static List<Long> lockUnreviewed(Handle handle, UnionScope scope, MemberFilter filter) {
        var unreviewed = filter.with(MemberStatus.UNREVIEWED);
        return bound(handle.createQuery("""
                select m.id from member m join person p on p.id = m.person_id where %s and not %s order by m.id for update of m"""
                .formatted(where(scope, unreviewed), DuplicateSql.SUSPECTED)), scope, unreviewed).mapTo(Long.class).list();
    }

    /** Writes the decision on locked members, with its record. */
    static void review(Handle handle, List<Long> locked, MembershipAction decision, String reason, LocalDate today, SignedInUser who, Instant now) {
        handle.createUpdate("""
                update member set handling_status = 'OPEN', reviewed_by = :login, reviewed_at = :now, review_reason = :reason where id = any(:ids)""")
                .bindArray("ids", Long.class, locked).bind("login", who.login()).bind("now", now).bind("reason", reason).execute();
        ChangeSql.move(handle, locked, decision, null, new ChangeSql.Recorded(today, reason, null), who, now);
    }

    static String where(UnionScope scope, MemberFilter filter) {
        var where = new StringBuilder(scope.sql("m"));
        if (filter.name() != null) {
            where.append(" and p.name like :name");
        }
        if (filter.documentIndex() != null) {
            where.append(" and p.document_index = :document");
        }
        if (filter.memberNo() != null) {
            where.append(" and m.member_no = :memberNo");
        }
        if (filter.status() != null) {
            where.append(" and m.status = :status");
        }
        if (filter.unionId() != null) {
            where.append(" and m.union_id in (select b.id from trade_union b join trade_union a on b.path like a.path || '%' where a.id = :below)");
        }
        return where.toString();
    }

    static <S extends SqlStatement<S>> S bound(S statement, UnionScope scope, MemberFilter filter) {
        var name = filter.name() == null ? null : filter.name().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
        return statement.bindMethods(scope).bind("name", name).bind("document", filter.documentIndex()).bind("memberNo", filter.memberNo())
                .bind("status", filter.status()).bind("below", filter.unionId());
    }
}
