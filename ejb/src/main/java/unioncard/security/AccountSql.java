package unioncard.security;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import unioncard.shared.Rows;
import unioncard.shared.Slice;

/** Statements on accounts, each within the data scope of who asks. */
final class AccountSql {

    private static final Map<String, String> SORTS = Map.of("login", "a.login", "name", "a.name", "unionName", "a.union_name",
            "lastSignInAt", "a.last_sign_in_at");
    private static final String ACCOUNTS = """
            (select u.*, t.name union_name, t.level union_level, t.district_id,
                    (select string_agg(r.code, ',' order by r.code) from user_role ur join role r on r.code = ur.role_code
                     where ur.user_id = u.id) role_codes,
                    (select string_agg(r.name, '、' order by r.code) from user_role ur join role r on r.code = ur.role_code
                     where ur.user_id = u.id) role_names,
                    coalesce(u.locked_until > :now, false) locked
             from user_account u join trade_union t on t.id = u.union_id) a
            """;
    private static final String COLUMNS = """
            a.id, a.login, a.name, a.union_name, a.union_level, a.role_codes, a.role_names, a.enabled, a.confirmed, a.locked,
            a.must_change_password, a.last_sign_in_at, a.version
            """;

    private AccountSql() {
    }

    static Rows<AccountRow> list(Handle h, UnionScope scope, String text, AccountState state, Instant now, Slice slice) {
        var where = " where " + scope.sql("a") + (text == null ? ""
                : " and (a.login like :text or a.name like :text or a.union_name like :text)")
                + (state == null ? "" : " and " + state.sql("a"));
        var order = SORTS.getOrDefault(slice.sort() == null ? "" : slice.sort(), "a.login") + (slice.descending() ? " desc nulls last" : "");
        var pattern = text == null ? null : "%" + text.strip().replaceAll("([\\\\%_])", "\\\\$1") + "%";
        var rows = h.createQuery("select " + COLUMNS + " from " + ACCOUNTS + where + " order by " + order + ", a.id limit :size offset :first")
                .bindMethods(scope).bind("text", pattern).bind("now", now).bind("size", slice.size()).bind("first", slice.first())
                .map(ConstructorMapper.of(AccountRow.class)).list();
        int total = h.createQuery("select count(*) from (select 1 from " + ACCOUNTS + where + " limit :limit) counted")
                .bindMethods(scope).bind("text", pattern).bind("now", now).bind("limit", Rows.COUNT_LIMIT + 1).mapTo(Integer.class).one();
        return new Rows<>(rows, total);
    }

    static List<RoleName> roles(Handle h) {
        return h.createQuery("""
                select code, name, description, level, duty from role
                order by array_position(array['BUSINESS', 'SYSTEM', 'SECURITY', 'AUDIT'], duty::text),
                  array_position(array['GRASSROOTS', 'INTERMEDIATE', 'DISTRICT', 'MUNICIPAL'], level::text), code""")
                .map(ConstructorMapper.of(RoleName.class)).list();
    }

    static List<UnionChoice> unions(Handle h, UnionScope scope, String text) {
        return h.createQuery("select t.id, t.code, t.name, t.level from"
                + " (select id, id union_id, code, name, level, district_id, status from trade_union) t where " + scope.sql("t")
                + " and t.status = 'ACTIVE' and t.level <> 'GROUP' and (t.name like :text or t.code like :text)"
                + " order by t.code = :exact desc, t.code limit 20")
                .bindMethods(scope).bind("text", "%" + text.strip().replaceAll("([\\\\%_])", "\\\\$1") + "%").bind("exact", text.strip())
                .map(ConstructorMapper.of(UnionChoice.class)).list();
    }

    /** Level of a union that can have accounts: no group, and not closed; empty for any other and when it is out of scope. */
    static String level(Handle h, UnionScope scope, long unionId) {
        return h.createQuery("select t.level from (select id, id union_id, level, district_id, status from trade_union) t"
                + " where t.id = :id and t.status = 'ACTIVE' and t.level <> 'GROUP' and " + scope.sql("t"))
                .bindMethods(scope).bind("id", unionId).mapTo(String.class).findOne().orElse("");
    }

    /** Inserts the account; empty when the sign-in name is taken. */
    static boolean insert(Handle h, NewAccount account, Login login, FirstPassword password, boolean confirmed) {
        var id = h.createQuery("""
                insert into user_account (login, name, union_id, password_hash, first_password_until, confirmed)
                values (:login, :name, :union, :hash, :until, :confirmed)
                on conflict (login) do nothing returning id""")
                .bind("login", login.text()).bind("name", account.name().strip()).bind("union", account.unionId())
                .bind("hash", Passwords.hash(password.text().toCharArray())).bind("until", password.until()).bind("confirmed", confirmed)
                .mapTo(Long.class).findOne();
        id.ifPresent(key -> setRoles(h, key, account.roles()));
        return id.isPresent();
    }

    static void setRoles(Handle h, long id, Set<String> roles) {
        h.createUpdate("delete from user_role where user_id = :id").bind("id", id).execute();
        h.createUpdate("insert into user_role (user_id, role_code) select :id, code from role where code = any(:roles)")
                .bind("id", id).bindArray("roles", String.class, roles).execute();
    }

    /** Locks an account for a change; null when it is out of scope or has another version by now. */
    static Target lock(Handle h, UnionScope scope, long id, int version) {
        return h.createQuery("""
                select a.id, a.login, a.level from (select u.*, t.district_id, t.level from user_account u join trade_union t on t.id = u.union_id) a
                join user_account l on l.id = a.id where a.id = :id and a.version = :version and\s""" + scope.sql("a") + " for update of l")
                .bindMethods(scope).bind("id", id).bind("version", version).map(ConstructorMapper.of(Target.class)).findOne().orElse(null);
    }

    static void setPassword(Handle h, long id, FirstPassword password) {
        h.createUpdate("""
                update user_account set password_hash = :hash, must_change_password = true, first_password_until = :until, version = version + 1
                where id = :id""")
                .bind("hash", Passwords.hash(password.text().toCharArray())).bind("until", password.until()).bind("id", id).execute();
    }

    static void endSessions(Handle h, long id, SessionEnd why, Instant now) {
        h.createUpdate("update user_session set ended_at = :now, ended_why = :why where user_id = :id and ended_at is null")
                .bind("now", now).bind("why", why.name()).bind("id", id).execute();
    }

    /** Whether there is a security administrator who could confirm the account of another administrator. */
    static boolean confirmable(Handle h) {
        return h.createQuery("""
                select exists (select 1 from user_account a join user_role u on u.user_id = a.id join role r on r.code = u.role_code
                               where r.duty = 'SECURITY' and a.enabled and a.confirmed)""").mapTo(Boolean.class).one();
    }

    static void setEnabled(Handle h, long id, boolean enabled) {
        h.createUpdate("update user_account set enabled = :enabled, version = version + 1 where id = :id")
                .bind("enabled", enabled).bind("id", id).execute();
    }

    static void touch(Handle h, long id, boolean confirmed) {
        h.createUpdate("update user_account set version = version + 1, confirmed = :confirmed where id = :id").bind("id", id)
                .bind("confirmed", confirmed).execute();
    }

    /** The account about to be changed, with the level of its union. */
    public record Target(long id, String login, String level) {
    }
}
