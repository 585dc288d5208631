package unioncard.card;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.Query;
import unioncard.security.AuditNote;
import unioncard.security.CurrentUser;
import unioncard.security.Permission;
import unioncard.security.Requires;
import unioncard.security.UnionScope;
import unioncard.shared.Conditions;
import unioncard.shared.DomainException;
import unioncard.shared.FilterWords;
import unioncard.shared.RowStream;
import unioncard.shared.Rows;
import unioncard.shared.Slice;
import unioncard.shared.Sorts;

/** 会员卡信息管理: the members in 正常 within the data scope, and where each stands with the card. */
@Stateless
public class CardMembers {

    private static final String NAME = "name";
    private static final Sorts SORTS = Sorts.endingWith("m.id").with("memberNo", "m.member_no").with(NAME, Sorts.letters("p.name"), "p.birth_date")
            .with("joinedOn", "m.joined_on").with("handling", "m.handling_status");
    private static final String PERSON = " join person p on p.id = m.person_id";

    private Jdbi jdbi;
    private CurrentUser current;
    private AuditNote note;

    public CardMembers() {
    }

    @Inject
    CardMembers(Jdbi jdbi, CurrentUser current, AuditNote note) {
        this.jdbi = jdbi;
        this.current = current;
        this.note = note;
    }

    /** A slice of the list; sorts: memberNo, name, joinedOn, handling. */
    @Requires(value = Permission.VIEW_CARDS, audited = false)
    public Rows<CardMemberRow> list(CardMemberFilter filter, Slice slice) {
        int most = current.get().scope().countLimit(filter.looksAtPerson());
        return jdbi.withHandle(h -> {
            int total = count(h, filter, most);
            return new Rows<>(rows(h, filter, slice).bind("size", slice.size()).bind("first", slice.first()).map(ConstructorMapper.of(CardMemberRow.class))
                    .list(), total, most);
        });
    }

    /**
     * Hands over every row of {@link #list}, numbers masked as there, in the order of a slice whose part of the list does not matter. Refused
     * with {@code list.export-many} before the first row.
     */
    @Requires(Permission.VIEW_CARDS)
    public void export(CardMemberFilter filter, Slice order, Consumer<CardMemberRow> each) {
        jdbi.useHandle(h -> {
            if (count(h, filter, RowStream.MOST) > RowStream.MOST) {
                throw new DomainException("list.export-many", RowStream.MOST);
            }
            var all = rows(h, filter, order).bind("size", Integer.MAX_VALUE).bind("first", 0);
            note.about("card members " + FilterWords.of(filter) + ": " + RowStream.each(all, ConstructorMapper.of(CardMemberRow.class), each) + " rows");
        });
    }

    /** How many match, up to a limit and one more. */
    private int count(Handle h, CardMemberFilter filter, int most) {
        var scope = current.get().scope();
        var where = conditions(filter, scope);
        return h.createQuery("select count(*) from (select 1 from member m" + (filter.looksAtPerson() ? person(filter, scope) : "") + " where " + where.sql()
                + " limit :most) counted").bindMap(values(where, scope)).bind("most", most + 1).mapTo(Integer.class).one();
    }

    private Query rows(Handle h, CardMemberFilter filter, Slice slice) {
        var scope = current.get().scope();
        var where = conditions(filter, scope);
        // Who looks for a name finds it in the order of names: the index that finds it has that order.
        var order = SORTS.by(slice, filter.name() == null ? "m.id" : SORTS.by(NAME, false));
        var from = "from " + scope.rows("member", "m") + (filter.looksAtPerson() || order.startsWith("p.") ? person(filter, scope) : "") + " where "
                + where.sql();
        // Order and bound first, from an index alone where it can be; decorate the twenty rows after.
        return h.createQuery("""
                with page as (select id, row_number() over () place from (select m.id %s order by %s limit :size offset :first) m)
                select m.id, m.member_no, p.name, p.sex, p.document_type, p.document_sealed document, m.joined_on, u.name union_name,
                  m.handling_status handling, exists (select 1 from pending_entry e where e.member_id = m.id) pending
                from page join member m on m.id = page.id join person p on p.id = m.person_id join trade_union u on u.id = m.union_id order by place"""
                .formatted(from, order)).bindMap(values(where, scope));
    }

    /** The person is looked at before the bound only where a condition or the order asks for it. */
    private static String person(CardMemberFilter filter, UnionScope scope) {
        return filter.documentIndex() != null ? PERSON : scope.lookUp("person", "p", "p.id = m.person_id");
    }

    /** The same conditions for the list and for "all that match"; aliases m (member) and p (person). */
    static Conditions conditions(CardMemberFilter filter, UnionScope scope) {
        return Conditions.where("m.status = 'ACTIVE' and " + scope.sql("m"))
                .and("p.name like :name", "name", Conditions.prefix(filter.name()))
                .and("m.member_no = :memberNo", "memberNo", filter.memberNo())
                .and("p.document_index = :document", "document", filter.documentIndex())
                .and("m.handling_status = :handling", "handling", filter.handling())
                .and(filter.addable() ? CardMemberFilter.addable("m") : null)
                .and("p.document_type = :documentType", "documentType", filter.documentType())
                .and(UnionScope.below("m"), "below", filter.unionId())
                .and("m.joined_on >= :joinedFrom", "joinedFrom", filter.joinedFrom())
                .and("m.joined_on <= :joinedTo", "joinedTo", filter.joinedTo());
    }

    /** What the conditions bind, with the data scope. */
    static Map<String, Object> values(Conditions where, UnionScope scope) {
        var values = new HashMap<>(where.values());
        values.put("scopeUnion", scope.scopeUnion());
        values.put("scopePath", scope.scopePath());
        return values;
    }
}
