package unioncard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import jakarta.ejb.Stateless;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import unioncard.security.CurrentUser;
import unioncard.security.Permission;
import unioncard.security.Requires;
import unioncard.security.SignedInUser;
import unioncard.testing.ContainerTest;

/** The permission of every boundary method, as the container enforces it: nobody gets in who holds all permissions but that one. */
@DisplayName("Boundary methods called without their permission")
class PermissionIT extends ContainerTest {

    @Inject
    private BeanManager beans;
    @Inject
    private CurrentUser current;
    @Inject
    private Jdbi jdbi;
    private final Map<Permission, String> loginsWithout = new EnumMap<>(Permission.class);

    @BeforeEach
    void peopleWhoMayDoEverythingElse() {
        jdbi.useHandle(h -> h.execute("""
                insert into trade_union (id, code, name, level, path) select n, 'ROOT', '市总', 'MUNICIPAL', '/' || n || '/'
                from nextval('trade_union_seq') n where not exists (select 1 from trade_union where parent_id is null)"""));
        for (var permission : Permission.values()) {
            var login = "but-" + permission.name().toLowerCase(Locale.ROOT);
            loginsWithout.put(permission, login);
            jdbi.useHandle(h -> {
                h.createUpdate("insert into role (code, name) values (:code, :code) on conflict do nothing").bind("code", role(permission)).execute();
                h.createUpdate("insert into role_permission select :code, unnest(:others) on conflict do nothing").bind("code", role(permission))
                        .bindArray("others", String.class, Stream.of(Permission.values()).filter(p -> p != permission).map(Enum::name).toArray())
                        .execute();
                h.createUpdate("""
                        with a as (insert into user_account (login, name, union_id, password_hash, must_change_password)
                          select :login, :login, id, 'none', false from trade_union where parent_id is null on conflict do nothing returning id)
                        insert into user_role select id, :code from a""").bind("login", login).bind("code", role(permission)).execute();
            });
        }
    }

    private static String role(Permission permission) {
        return "B" + permission.ordinal();
    }

    @Test
    @DisplayName("throw, do nothing, and leave a row in the audit trail")
    void areRefused() throws Exception {
        int tried = 0;
        for (var bean : beans.getBeans(Object.class, Any.Literal.INSTANCE)) {
            if (!bean.getBeanClass().isAnnotationPresent(Stateless.class) || !bean.getBeanClass().getName().startsWith("unioncard.")) {
                continue;
            }
            var reference = beans.getReference(bean, bean.getBeanClass(), beans.createCreationalContext(bean));
            for (var method : guarded(bean.getBeanClass())) {
                var needed = method.getAnnotation(Requires.class).value();
                assertThat(current.actAs(loginsWithout.get(needed))).isTrue();
                refused(reference, method, loginsWithout.get(needed));
                current.actAs("nobody");
                refused(reference, method, null);
                tried++;
            }
        }
        assertThat(tried).as("methods tried").isGreaterThan(40);
    }

    @Test
    @DisplayName("the first password allows nothing but its own change")
    void firstPassword() throws Exception {
        jdbi.useHandle(h -> h.execute("update user_account set must_change_password = true where login = 'but-view_exchange'"));
        current.actAs("but-view_exchange");
        for (var permission : Permission.values()) {
            assertThat(current.get().may(permission)).isFalse();
        }
        jdbi.useHandle(h -> h.execute("update user_account set must_change_password = false where login = 'but-view_exchange'"));
    }

    private static List<Method> guarded(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods()).filter(method -> method.isAnnotationPresent(Requires.class)).toList();
    }

    private void refused(Object boundary, Method method, String login) {
        var name = method.getDeclaringClass().getSimpleName() + "." + method.getName();
        long before = audited(name, login);
        var thrown = catchThrowable(() -> method.invoke(boundary, Stream.of(method.getParameterTypes()).map(PermissionIT::nothing).toArray()));
        assertThat(thrown).as(name).isInstanceOf(InvocationTargetException.class).cause().as(name).isInstanceOf(SignedInUser.NotAllowed.class);
        assertThat(audited(name, login) - before).as("audit rows of " + name).isOne();
    }

    private long audited(String action, String login) {
        return jdbi.withHandle(h -> h.createQuery(
                "select count(*) from audit_entry where action = :action and login is not distinct from :login and outcome = 'not-allowed'")
                .bind("action", action).bind("login", login).mapTo(Long.class).one());
    }

    private static Object nothing(Class<?> type) {
        if (type == boolean.class) {
            return false;
        }
        return type == long.class ? (Object) 0L : type == int.class ? (Object) 0 : null;
    }
}
