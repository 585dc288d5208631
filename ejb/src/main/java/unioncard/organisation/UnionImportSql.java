package unioncard.organisation;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import unioncard.form.FormRefusal;
import unioncard.form.UnfitValue;
import unioncard.security.SignedInUser;
import unioncard.security.UnionScope;
import unioncard.shared.Database;
import unioncard.shared.Pinyin;

/**
 * Founds the unions of a form in a number of statements that does not depend on its length: COPY into a table of the transaction, then
 * rounds from the top down, each for all rows whose union above is there by now. A form rarely needs more than three rounds.
 */
final class UnionImportSql {

    private static final String FIELDS = """
            name, name_initials, union_credit_code, union_type, founded_on, declared_members, leader, phone, unit_name, unit_credit_code,
            address, region, unit_nature, economy_type, industry, staff_count""";
    private static final int MOST_ROUNDS = 20;
    private static final int LONGEST_CODE = 20;

    private UnionImportSql() {
    }

    static void stage(Handle handle, List<FormUnion> unions) {
        handle.execute("""
                create temporary table form_union (
                  row_no integer primary key, parent_name varchar, grassroots boolean, name varchar, name_initials varchar,
                  union_credit_code varchar, union_type varchar, founded_on date, declared_members integer, leader varchar, phone varchar,
                  unit_name varchar, unit_credit_code varchar, address varchar, region varchar, unit_nature varchar, economy_type varchar,
                  industry varchar, staff_count integer, parent_id bigint, level varchar, code varchar, fault varchar, union_id bigint)
                on commit drop""");
        var rows = new StringBuilder();
        for (var union : unions) {
            var f = union.fields();
            var u = f.unit();
            Database.copyRow(rows, union.rowNo(), union.parentName(), UnionDictionary.isGrassroots(f.type()), f.name(), Pinyin.initials(f.name()),
                    f.creditCode(), f.type(), f.foundedOn(), f.declaredMembers(), f.leader(), f.phone(), u.name(), u.creditCode(), u.address(),
                    u.region(), u.nature(), u.economyType(), u.industry(), u.staffCount());
        }
        Database.copyIn(handle, "form_union (row_no, parent_name, grassroots, " + FIELDS + ")", rows);
        handle.execute("analyze form_union");
    }

    /** Founds what can be founded; the others get a fault. Returns how many. The tree is held by the caller. */
    static int found(Handle handle, SignedInUser user, Instant now) {
        int founded = 0;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            if (findParents(handle, user.scope()) == 0) {
                break;
            }
            judge(handle);
            number(handle);
            founded += insert(handle, user, now);
        }
        handle.execute("update form_union set fault = 'PARENT_UNKNOWN' where union_id is null and fault is null");
        return founded;
    }

    /** Looks for the unions above among the caller's; returns the rows for which there is news. */
    private static int findParents(Handle handle, UnionScope scope) {
        return handle.createUpdate("""
                update form_union f set parent_id = p.id, fault = case when p.found > 1 then 'PARENT_AMBIGUOUS' end
                from (select t.name, min(t.id) id, count(*) found from trade_union t
                      where t.name in (select parent_name from form_union where parent_id is null) and t.status = 'ACTIVE' and %s
                      group by t.name) p
                where p.name = f.parent_name and f.parent_id is null and f.fault is null""".formatted(scope.tree("t")))
                .bindMethods(scope).execute();
    }

    /** What the form calls a grassroots type is one; the other types are a district directly below the federation, else one between. */
    private static void judge(Handle handle) {
        handle.execute("""
                update form_union f set level = l.level,
                       fault = case when not (p.level = 'MUNICIPAL' and l.level = 'DISTRICT'
                                              or p.level in ('DISTRICT', 'INTERMEDIATE') and l.level in ('INTERMEDIATE', 'GRASSROOTS')) then 'LEVEL'
                                    when exists (select from trade_union t where t.parent_id = p.id and t.name = f.name and t.status = 'ACTIVE')
                                    then 'NAME_TAKEN' end
                from trade_union p, form_union g
                  cross join lateral (select case when g.grassroots then 'GRASSROOTS'
                    when (select level from trade_union where id = g.parent_id) = 'MUNICIPAL' then 'DISTRICT' else 'INTERMEDIATE' end level) l
                where g.row_no = f.row_no and p.id = f.parent_id and f.union_id is null and f.fault is null""");
    }

    /** Running numbers after the highest one of each union above and length, as for a union created by hand. */
    private static void number(Handle handle) {
        handle.execute("""
                with rows as (
                  select f.row_no, p.code prefix, d.digits, row_number() over (partition by p.id, d.digits order by f.row_no) n
                  from form_union f join trade_union p on p.id = f.parent_id
                    cross join lateral (select case f.level when 'GRASSROOTS' then 5 else 3 end digits) d
                  where f.union_id is null and f.fault is null),
                last as (
                  select w.prefix, w.digits, coalesce(max(cast(substr(t.code, length(w.prefix) + 1) as integer)), 0) number
                  from (select distinct prefix, digits from rows) w left join trade_union t
                    on t.code like w.prefix || '%' and t.code ~ ('^.{' || length(w.prefix) || '}[0-9]{' || w.digits || '}$')
                  group by w.prefix, w.digits)
                update form_union f set code = r.prefix || lpad(cast(l.number + r.n as text), r.digits, '0')
                from rows r join last l on l.prefix = r.prefix and l.digits = r.digits where r.row_no = f.row_no""");
        handle.createUpdate("update form_union set fault = 'CODE_EXHAUSTED' where union_id is null and fault is null and length(code) > :longest")
                .bind("longest", LONGEST_CODE).execute();
    }

    private static int insert(Handle handle, SignedInUser user, Instant now) {
        int founded = handle.createUpdate("""
                with new as (
                  select nextval('trade_union_seq') id, f.* from (select * from form_union where union_id is null and fault is null
                  and parent_id is not null order by row_no) f),
                founded as (
                  insert into trade_union (id, code, level, parent_id, path, district_id, status, created_at, %1$s)
                  select n.id, n.code, n.level, n.parent_id, p.path || n.id || '/', case n.level when 'DISTRICT' then n.id else p.district_id end,
                    'ACTIVE', :now, %2$s
                  from new n join trade_union p on p.id = n.parent_id)
                update form_union f set union_id = n.id from new n where n.row_no = f.row_no"""
                .formatted(FIELDS, "n." + FIELDS.strip().replaceAll(",\\s*", ", n.")))
                .bind("now", now).execute();
        // A statement of its own: the wall around the history asks for the union, which a statement that founds it does not see yet.
        handle.createUpdate("""
                insert into trade_union_change (union_id, district_id, at, login, actor, kind, item, new_value)
                select t.id, t.district_id, :now, :login, :actor, 'FOUNDED', 'PARENT', p.name
                from form_union f join trade_union t on t.id = f.union_id join trade_union p on p.id = t.parent_id
                where not exists (select from trade_union_change c where c.union_id = t.id) order by f.row_no""")
                .bind("now", now).bind("login", user.login()).bind("actor", user.name()).execute();
        return founded;
    }

    /** Refusals of rows that the tree has no place for. */
    static List<FormRefusal> refused(Handle handle, List<FormUnion> unions) {
        Map<Integer, FormUnion> byRow = unions.stream().collect(Collectors.toMap(FormUnion::rowNo, Function.identity()));
        return handle.createQuery("select row_no, fault from form_union where fault is not null order by row_no")
                .map((row, context) -> refusal(byRow.get(row.getInt("row_no")), UnionFault.valueOf(row.getString("fault")))).list();
    }

    private static FormRefusal refusal(FormUnion union, UnionFault fault) {
        var column = fault == UnionFault.NAME_TAKEN ? UnionFormColumn.NAME : UnionFormColumn.PARENT;
        var unfit = new UnfitValue(fault);
        return new FormRefusal(union.rowNo(), column.header(),
                FormRefusal.shown(column, column == UnionFormColumn.NAME ? union.fields().name() : union.parentName()), unfit.reason(), unfit.remedy());
    }
}
