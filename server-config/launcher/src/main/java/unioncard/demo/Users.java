package unioncard.demo;

import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import unioncard.security.Passwords;

/** The people who sign in. One password for all of them: it is a try-out. */
final class Users {

    static final String PASSWORD = "UnionCard-2026";
    /** The district of district2; clerk2 works in its first grassroots union. */
    static final String SECOND_DISTRICT = "示例西苑区总工会";

    private record User(String login, String name, Union union, String role, String title) {
    }

    private final List<User> users;

    Users(Unions unions, Names names) {
        var own = unions.walkThrough();
        var second = unions.district(SECOND_DISTRICT);
        users = List.of(
                new User("city", names.plain('F').text(), unions.city(), "MUNICIPAL_STAFF", "市总业务员"),
                new User("admin", names.plain('M').text(), unions.city(), "SYSTEM_ADMINISTRATOR", "系统管理员"),
                new User("district", names.plain('F').text(), own.district(), "DISTRICT_REVIEWER", "区局（产业）审核员"),
                new User("district2", names.plain('M').text(), second, "DISTRICT_REVIEWER", "区局（产业）审核员"),
                new User("clerk", names.plain('F').text(), own, "GRASSROOTS_CLERK", "基层经办人"),
                new User("head", names.plain('M').text(), own, "GRASSROOTS_HEAD", "基层负责人"),
                new User("clerk2", names.plain('F').text(), unions.firstOf(second), "GRASSROOTS_CLERK", "基层经办人"),
                new User("security", names.plain('F').text(), unions.city(), "SECURITY_ADMINISTRATOR", "安全管理员"),
                new User("audit", names.plain('M').text(), unions.city(), "AUDIT_ADMINISTRATOR", "审计管理员"),
                new User("city2", names.plain('M').text(), unions.city(), "MUNICIPAL_HEAD", "市总负责人"));
    }

    /** Who handles the cards of a union. */
    String clerkOf(Union union) {
        return login("GRASSROOTS_CLERK", "clerk", union);
    }

    String headOf(Union union) {
        return login("GRASSROOTS_HEAD", "head", union);
    }

    String reviewerOf(Union union) {
        return login("DISTRICT_REVIEWER", "district", union.district());
    }

    /** The demo user, or the name of an account the demo leaves out. */
    private String login(String role, String word, Union union) {
        return users.stream().filter(u -> u.union() == union && u.role().equals(role)).map(User::login).findFirst()
                .orElse(word + "-" + union.code());
    }

    /** The name of the clerk, for batches. */
    String clerkName(Union union) {
        return users.stream().filter(u -> u.union() == union && u.role().equals("GRASSROOTS_CLERK")).map(User::name).findFirst()
                .orElse(union.leader());
    }

    void write(Handle handle) {
        var accounts = new Table("user_account (id, login, name, union_id, password_hash, must_change_password, created_at)");
        var roles = new Table("user_role (user_id, role_code)");
        var ids = new Ids(handle, "user_account_seq");
        for (var user : users) {
            long id = ids.next();
            accounts.row(id, user.login(), user.name(), user.union().id(), Passwords.hash(PASSWORD.toCharArray()), false,
                    DemoDates.at(DemoDates.BASE.minusYears(1), 9, 0));
            roles.row(id, user.role());
        }
        accounts.copyTo(handle);
        roles.copyTo(handle);
    }

    /** One line per user: sign-in name, password, role, union. */
    List<String> lines() {
        var lines = new ArrayList<String>();
        for (var user : users) {
            lines.add("%-10s %s  %s  %s".formatted(user.login(), PASSWORD, user.title(), user.union().name()));
        }
        return lines;
    }
}
