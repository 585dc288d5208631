package unioncard.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import unioncard.shared.MovingClock;
import unioncard.shared.Slice;
import unioncard.shared.TestDatabase;

@DisplayName("角色权限与账号")
class RolesTest {

    private static final AccountRules RULES = new AccountRules(Duration.ofMinutes(15), Duration.ofHours(8), 90, Duration.ofHours(24), true);

    @RegisterExtension
    final TestDatabase database = new TestDatabase();
    private final MovingClock clock = new MovingClock("2026-11-23T01:00:00Z");
    private Roles roles;
    private AccountAdministration accounts;

    @BeforeEach
    void theFederationStands() {
        database.jdbi().useHandle(h -> {
            h.execute("insert into trade_union (id, code, name, level, path) values (1, '31', '市总工会', 'MUNICIPAL', '/1/')");
            h.execute("insert into trade_union (id, code, name, level, parent_id, path, district_id) values (2, '31001', '东区总工会', 'DISTRICT', 1, '/1/2/', 2)");
        });
        roles = SignedIn.roles(database.jdbi());
        accounts = SignedIn.administration(database.jdbi(), clock, RULES, TestUser.of(database.jdbi(), 1));
    }

    private RoleRow role(String code) {
        return roles.list().stream().filter(role -> role.code().equals(code)).findFirst().orElseThrow();
    }

    private static RoleFields fields(String name, String level, Permission... permissions) {
        return new RoleFields(name, "", level, false, Set.of(permissions));
    }

    private void change(RoleRow role, Permission... permissions) {
        database.inTransaction(() -> roles.change(role.code(), role.version(), fields(role.name(), role.level(), permissions)));
    }

    @Test
    @DisplayName("own roles are made, renamed and deleted; shipped ones are changed, not deleted; a stale version changes nothing")
    void ownRoles() {
        database.inTransaction(() -> roles.create(fields(" 名册打印员 ", "GRASSROOTS", Permission.VIEW_CARDS, Permission.PRINT_ROSTERS)));
        var own = roles.list().stream().filter(role -> role.name().equals("名册打印员")).findFirst().orElseThrow();
        assertThat(own.permissions()).containsExactlyInAnyOrder(Permission.VIEW_CARDS, Permission.PRINT_ROSTERS);
        database.inTransaction(() -> roles.change(own.code(), own.version(), fields("清册打印员", "GRASSROOTS", Permission.VIEW_CARDS)));
        assertThatThrownBy(() -> roles.change(own.code(), own.version(), fields("又一个", "GRASSROOTS", Permission.VIEW_CARDS))).hasMessage("changed-meanwhile");
        assertThatThrownBy(() -> roles.create(fields("清册打印员", "DISTRICT", Permission.VIEW_CARDS))).hasMessage("role.name-taken");
        assertThatThrownBy(() -> roles.create(fields("  ", "DISTRICT", Permission.VIEW_CARDS))).hasMessage("role.name-missing");
        assertThatThrownBy(() -> roles.create(fields("无事可做", "DISTRICT"))).hasMessage("role.no-permission");
        var clerk = role("GRASSROOTS_CLERK");
        change(clerk, Permission.VIEW_MEMBERS);
        assertThat(role("GRASSROOTS_CLERK").permissions()).containsExactly(Permission.VIEW_MEMBERS);
        assertThatThrownBy(() -> roles.delete("GRASSROOTS_CLERK", clerk.version() + 1)).hasMessage("role.shipped");
        accounts.create(new NewAccount(1, "staff-1", "市总", Set.of("MUNICIPAL_STAFF")));
        database.inTransaction(() -> roles.delete(own.code(), own.version() + 1));
        assertThat(roles.list()).noneMatch(role -> role.code().equals(own.code()));
    }

    @Test
    @DisplayName("a role somebody holds is not deleted")
    void inUse() {
        database.inTransaction(() -> roles.create(fields("区局统计员", "DISTRICT", Permission.VIEW_MEMBERS)));
        var own = roles.list().stream().filter(role -> role.name().equals("区局统计员")).findFirst().orElseThrow();
        database.inTransaction(() -> accounts.create(new NewAccount(2, "counter", "统计员", Set.of(own.code()))));
        assertThat(role(own.code()).users()).isOne();
        assertThatThrownBy(() -> roles.delete(own.code(), own.version())).hasMessage("role.in-use");
    }

    @Test
    @DisplayName("city-wide permissions stay in city roles, each administrator's with that administrator, and the last door stays open")
    void limits() {
        assertThatThrownBy(() -> roles.create(fields("越权", "DISTRICT", Permission.LOAD_REGISTRIES))).hasMessage("role.permission-not-for-level");
        for (var only : EnumSet.of(Permission.MANAGE_ACCOUNTS, Permission.VIEW_ACCOUNTS, Permission.SECURE_ACCOUNTS, Permission.MANAGE_ROLES,
                Permission.VIEW_AUDIT)) {
            assertThatThrownBy(() -> roles.create(fields("兼任", "MUNICIPAL", only))).as(only.name()).hasMessage("role.permission-not-for-level");
        }
        assertThatThrownBy(() -> change(role("SYSTEM_ADMINISTRATOR"), Permission.VIEW_ACCOUNTS, Permission.MANAGE_ACCOUNTS, Permission.MANAGE_ROLES))
                .hasMessage("role.permission-not-for-level");
        assertThatThrownBy(() -> change(role("SYSTEM_ADMINISTRATOR"), Permission.VIEW_ACCOUNTS, Permission.MANAGE_ACCOUNTS, Permission.VIEW_AUDIT))
                .hasMessage("role.permission-not-for-level");
        assertThatThrownBy(() -> change(role("AUDIT_ADMINISTRATOR"), Permission.VIEW_AUDIT, Permission.VIEW_MEMBERS))
                .hasMessage("role.permission-not-for-level");
        assertThatThrownBy(() -> change(role("SECURITY_ADMINISTRATOR"), Permission.SECURE_ACCOUNTS)).hasMessage("role.core-missing");
        assertThat(roles.list()).allSatisfy(role -> assertThat(role.permissions()).as(role.name())
                .allMatch(permission -> permission.fits(role.duty(), role.level())));
    }

    @Test
    @DisplayName("the three administrators are different persons: refused by the service and, at once from two sides, by the database")
    void apart() {
        assertThatThrownBy(() -> accounts.create(new NewAccount(1, "both", "兼任", Set.of("SYSTEM_ADMINISTRATOR", "AUDIT_ADMINISTRATOR"))))
                .hasMessage("account.roles-apart");
        assertThatThrownBy(() -> accounts.create(new NewAccount(1, "both", "兼任", Set.of("SECURITY_ADMINISTRATOR", "MUNICIPAL_STAFF"))))
                .hasMessage("account.roles-apart");
        assertThatThrownBy(() -> accounts.create(new NewAccount(2, "low", "区局", Set.of("SECURITY_ADMINISTRATOR")))).hasMessage("account.role-not-for-union");
        assertThatThrownBy(() -> accounts.create(new NewAccount(2, "none", "区局", Set.of("NO_SUCH_ROLE")))).hasMessage("account.role-missing");
        database.inTransaction(() -> accounts.create(new NewAccount(1, "audit", "审计", Set.of("AUDIT_ADMINISTRATOR"))));
        assertThatThrownBy(() -> database.jdbi().useHandle(h -> h.execute(
                "insert into user_role select id, 'MUNICIPAL_STAFF' from user_account where login = 'audit'"))).hasMessageContaining("one role only");
    }

    @Test
    @DisplayName("once there is a security administrator, another administrator's account waits for the confirmation")
    void confirmation() {
        database.inTransaction(() -> accounts.create(new NewAccount(1, "safe", "安全", Set.of("SECURITY_ADMINISTRATOR"))));
        database.inTransaction(() -> accounts.create(new NewAccount(1, "audit", "审计", Set.of("AUDIT_ADMINISTRATOR"))));
        database.inTransaction(() -> accounts.create(new NewAccount(2, "reviewer", "区审核", Set.of("DISTRICT_REVIEWER"))));
        assertThat(accounts.list(null, null, Slice.first(10)).rows()).extracting(row -> row.login() + " " + row.state())
                .containsExactly("audit UNCONFIRMED", "reviewer ENABLED", "safe ENABLED");
        assertThat(new Accounts(database.jdbi(), clock, RULES).load("audit")).isEmpty();
    }

    @Test
    @DisplayName("a first password is random, follows every profile, and is good for a day")
    void firstPassword() {
        database.inTransaction(() -> accounts.create(new NewAccount(1, "staff-1", "市总", Set.of("MUNICIPAL_STAFF"))));
        var first = database.inTransaction(() -> accounts.create(new NewAccount(2, "reviewer", "区审核", Set.of("DISTRICT_REVIEWER"))));
        assertThat(first).hasSize(16).matches(".*[a-z].*").matches(".*[A-Z].*").matches(".*[0-9].*");
        var row = accounts.list("reviewer", null, Slice.first(1)).rows().get(0);
        String second = database.inTransaction(() -> accounts.resetPassword(row.id(), row.version()));
        assertThat(second).isNotEqualTo(first);
        boolean forADay = database.jdbi().withHandle(h -> h.createQuery("select first_password_until = timestamptz '2026-11-24T01:00:00Z'"
                + " and must_change_password from user_account where login = 'reviewer'").mapTo(Boolean.class).one());
        assertThat(forADay).isTrue();
    }
}
