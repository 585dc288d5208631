package unioncard.card;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import unioncard.security.CurrentUser;
import unioncard.security.Permission;
import unioncard.security.Requires;
import unioncard.security.UnionScope;
import unioncard.shared.Conditions;
import unioncard.shared.Rows;
import unioncard.shared.Slice;

/** 会员卡信息管理: the members in 正常 within the data scope, and where each stands with the card. */
@Stateless
public class CardMembers {

    private static final Map<String, String> SORTS = Map.of("memberNo", "m.member_no", "name", "p.name", "joinedOn", "m.joined_on",
            "handling", "m.handling_status");

    private Jdbi jdbi;
    private CurrentUser current;

    public CardMembers() {
    }

    @Inject
    CardMembers(Jdbi jdbi, CurrentUser current) {
        this.jdbi = jdbi;
        this.current = current;
    }

    /** A slice of the list; sorts: memberNo, name, joinedOn, handling. */
    @Requires(value = Permission.VIEW_CARDS, audited = false)
    public Rows<CardMemberRow> list(CardMemberFilter filter, Slice slice) {
        var scope = current.get().scope();
        var where = conditions(filter, scope);
        var from = "from member m join person p on p.id = m.person_id where " + where.sql();
        return jdbi.withHandle(h -> {
            int total = h.createQuery("select count(*) from (select 1 " + from + " limit :most) counted")
                    .bindMethods(scope).bindMap(where.values()).bind("most", Rows.COUNT_LIMIT + 1).mapTo(Integer.class).one();
            // Order and bound first, decorate the twenty rows after.
            var rows = h.createQuery("""
                    with page as (select m.id, m.member_no, p.name, p.sex, p.document_type, p.document_sealed, m.joined_on, m.union_id,
                      m.handling_status, row_number() over () place from (select m.* %s order by %s limit :size offset :first) m
                      join person p on p.id = m.person_id)
                    select g.id, g.member_no, g.name, g.sex, g.document_type, g.document_sealed document, g.joined_on, u.name union_name,
                      g.handling_status handling, exists (select 1 from pending_entry e where e.member_id = g.id) pending
                    from page g join trade_union u on u.id = g.union_id order by place""".formatted(from, order(slice)))
                    .bindMethods(scope).bindMap(where.values()).bind("size", slice.size()).bind("first", slice.first())
                    .map(ConstructorMapper.of(CardMemberRow.class)).list();
            return new Rows<>(rows, total);
        });
    }

    private static String order(Slice slice) {
        var column = slice.sort() == null ? null : SORTS.get(slice.sort());
        return column == null ? "m.id" : column + (slice.descending() ? " desc" : "") + ", m.id";
    }

    /** The same conditions for the list and for "all that match"; aliases m (member) and p (person). */
    static Conditions conditions(CardMemberFilter filter, UnionScope scope) {
        return Conditions.where("m.status = 'ACTIVE' and " + scope.sql("m"))
                .and("p.name like :name", "name", Conditions.prefix(filter.name()))
                .and("m.member_no = :memberNo", "memberNo", filter.memberNo())
                .and("p.document_index = :document", "document", filter.documentIndex())
                .and("m.handling_status = :handling", "handling", filter.handling())
                .and("p.document_type = :documentType", "documentType", filter.documentType());
    }
}
