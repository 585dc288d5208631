package unioncard.member;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import unioncard.security.UnionScope;

/**
 * Who may be the same person, in the whole city. Two index look-ups per person, whatever the number of members: the document's keyed hash
 * under another type, and name with birth date. Who was only ever refused does not count.
 */
final class DuplicateSql {

    /** Condition over p (person). */
    static final String SUSPECTED = """
            (exists (select 1 from person x join member y on y.person_id = x.id and y.status <> 'REFUSED'
               where x.document_index = p.document_index and x.id <> p.id)
             or exists (select 1 from person x join member y on y.person_id = x.id and y.status <> 'REFUSED'
               where x.name = p.name and x.birth_date = p.birth_date and x.id <> p.id))""";

    private DuplicateSql() {
    }

    static Set<Long> suspected(Handle h, Collection<Long> memberIds) {
        return h.createQuery("select m.id from member m join person p on p.id = m.person_id where m.id = any(:ids) and " + SUSPECTED)
                .bindArray("ids", Long.class, memberIds).mapTo(Long.class).set();
    }

    static List<DuplicateCandidate> candidates(Handle h, UnionScope scope, long personId) {
        return h.createQuery("""
                with own as (select * from person where id = :person),
                found as (
                  select x.id from person x, own where x.document_index = own.document_index and x.id <> own.id
                  union select x.id from person x, own where x.name = own.name and x.birth_date = own.birth_date and x.id <> own.id)
                select case when inside then c.id end id, case when inside then c.member_no end member_no, case when inside then c.name end as name,
                  case when inside then c.sex end sex, case when inside then c.birth_date end birth_date,
                  case when inside then c.document_type end document_type, case when inside then c.document_sealed end as document,
                  case when inside then c.mobile_sealed end as mobile, case when inside then c.status end status,
                  case when inside then c.joined_on end joined_on, c.union_name, c.same_document, c.same_name_and_birth
                from (select m.id, m.member_no, p.name, p.sex, p.birth_date, p.document_type, p.document_sealed, p.mobile_sealed, m.status,
                    m.joined_on, u.name union_name, %s inside, p.document_index = own.document_index same_document,
                    p.name = own.name and p.birth_date is not distinct from own.birth_date same_name_and_birth
                  from found f join person p on p.id = f.id join member m on m.person_id = p.id and m.status <> 'REFUSED'
                    join trade_union u on u.id = m.union_id cross join own) c
                order by c.same_document desc, c.id limit 50""".formatted(scope.sql("m")))
                .bindMethods(scope).bind("person", personId).map(ConstructorMapper.of(DuplicateCandidate.class)).list();
    }
}
