package unioncard.web.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import unioncard.security.Permission;
import unioncard.security.SignedInUser;
import unioncard.security.UnionScope;
import unioncard.security.UnionScope.Reach;

/** Which entry, and so which permission, a page belongs to. */
@DisplayName("菜单与页面权限")
class MenuEntryTest {

    @ParameterizedTest
    @CsvSource({"/card/pending-list.xhtml,PENDING_LIST", "/card/batches-detail.xhtml,CARD_BATCHES", "/insurance/enrolments-new.xhtml,ENROLMENTS",
        "/insurance/enrolment.xhtml,ENROLMENTS", "/insurance/coverage-person.xhtml,COVERAGE", "/security/accounts.xhtml,ACCOUNTS",
        "/security/accounts-sign-in.xhtml,ACCOUNTS", "/security/roles.xhtml,ROLES", "/security/anything.xhtml,ACCOUNTS"})
    @DisplayName("子页面归属菜单项")
    void belongsTo(String path, MenuEntry entry) {
        assertThat(MenuEntry.of(path)).contains(entry);
    }

    @ParameterizedTest
    @CsvSource({"/signin/password.xhtml", "/signin/profile.xhtml", "/elsewhere/page.xhtml", "/stray.xhtml", "/card/inner/page.xhtml"})
    @DisplayName("菜单以外的页面不开放")
    void belongsToNone(String path) {
        assertThat(MenuEntry.of(path)).isEmpty();
    }

    @Test
    @DisplayName("首次改密前任何菜单都不开放")
    void nothingOpensBeforeTheFirstPasswordIsChanged() {
        var all = EnumSet.allOf(Permission.class);
        assertThat(MenuEntry.values()).noneMatch(entry -> entry.opensFor(user(all, true))).allMatch(entry -> entry.opensFor(user(all, false)));
    }

    @Test
    @DisplayName("没有权限只看到首页")
    void homeOnlyWithoutPermissions() {
        assertThat(MenuEntry.values()).filteredOn(entry -> entry.opensFor(user(Set.of(), false))).containsExactly(MenuEntry.HOME);
    }

    private static SignedInUser user(Set<Permission> permissions, boolean mustChange) {
        return new SignedInUser(1, "clerk", "经办人", 1, "示例工会", new UnionScope(1, "/1/", Reach.CITY), permissions, mustChange);
    }
}
