package unioncard.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import unioncard.shared.TestDatabase;

@DisplayName("口令策略")
class PasswordsTest {

    private static final CommonPasswords COMMON = new CommonPasswords(null);
    /** 等保. */
    private static final PasswordRules MLPS = new PasswordRules(10, 3, 5, COMMON);
    /** OWASP ASVS. */
    private static final PasswordRules ASVS = new PasswordRules(12, 1, 1, COMMON);

    @RegisterExtension
    final TestDatabase database = new TestDatabase();

    @ParameterizedTest
    @CsvSource({"Ab1-xyz,password.too-short", "kran-segel-uhr,password.kinds", "xx-ZHANGsan-471-uhr,password.personal", "Uhr-clerk7-Segel,password.personal",
        "Uhr-李𬎆-Segel-7,password.personal", "Uhr-LiYan-Segel-7,password.personal", "Password123!,password.common", "Abc@123456,password.common",
        "Qwerty-12345,password.common", "Abcdef-12345,password.common",
        "Gonghui@2026,password.common", "UnionCard-2026,password.common", "Shanghai2026!,password.common"})
    @DisplayName("等保: ten characters of three kinds, without the own name, nothing everybody tries")
    void mlps(String password, String refusal) {
        var name = password.contains("ZHANG") ? "张三" : password.contains("LiYan") ? "李艳" : "李𬎆";
        assertThatThrownBy(() -> MLPS.check(password.toCharArray(), "clerk7", name)).hasMessage(refusal);
    }

    @Test
    @DisplayName("ASVS: any composition, twelve characters or as many as two hundred, as they are")
    void asvs() {
        for (var good : List.of("kran segel uhr wolke", "工会卡很好用因为天气好极了", "𬎆𬎆-kran-segel-uhr", "kranSEGELuhr" + "7x".repeat(94), " kran segel uhr wolke ")) {
            assertThatCode(() -> ASVS.check(good.toCharArray(), "clerk", "李𬎆")).as(good).doesNotThrowAnyException();
        }
        assertThatThrownBy(() -> ASVS.check("kran-segel".toCharArray(), "clerk", "李𬎆")).hasMessage("password.too-short");
        assertThatThrownBy(() -> ASVS.check("kr".repeat(101).toCharArray(), "clerk", "李𬎆")).hasMessage("password.too-long");
    }

    @Test
    @DisplayName("thousands of common passwords long enough for the profile are refused, and so are those with words of this system")
    void common() {
        var tried = new ArrayList<String>();
        for (var word : List.of("password", "iloveyou", "sunshine", "princess", "football", "superman", "michael", "jennifer", "computer", "dragon", "monkey",
                "woaini", "qwertyuiop", "asdfghjkl", "1q2w3e4r", "zxcvbnm", "letmein", "welcome", "admin", "gonghui", "huiyuan", "unioncard", "baozhang")) {
            for (int year = 1960; year < 2030; year++) {
                tried.add(word + year + word);
                tried.add(word + word + year);
            }
        }
        for (int i = 0; i < 400; i++) {
            tried.add("%04d%04d%04d".formatted(i, i, i));
        }
        tried.removeIf(password -> password.length() < 12);
        assertThat(tried).hasSizeGreaterThan(3000);
        assertThat(tried.stream().filter(password -> !COMMON.contain(password, List.of("clerk"))).toList()).isEmpty();
    }

    @Test
    @DisplayName("a file of breached passwords is searched, whatever its size")
    void breached(@TempDir Path folder) throws Exception {
        var known = new ArrayList<String>();
        for (int i = 0; i < 2000; i++) {
            known.add("Kran-Segel-" + i + "-Wolke");
        }
        var lines = new ArrayList<String>();
        for (var password : known) {
            var digest = MessageDigest.getInstance("SHA-1").digest(password.getBytes(StandardCharsets.UTF_8));
            lines.add(HexFormat.of().withUpperCase().formatHex(digest) + ":" + password.length());
        }
        lines.sort(null);
        var file = new CommonPasswords(Files.writeString(folder.resolve("breached.txt"), String.join("\r\n", lines)).toString());
        assertThat(known).allMatch(password -> file.contain(password, List.of()));
        assertThat(file.contain("Kran-Segel-2000-Wolke", List.of())).isFalse();
        assertThat(COMMON.contain(known.get(7), List.of())).isFalse();
    }

    @Test
    @DisplayName("the last five do not come again, the sixth may; the change needs the old one and ends other sessions")
    void history() {
        var world = new SignInWorld(database);
        world.clerk();
        world.enter("clerk");
        var passwords = world.password(3, 5);
        assertThatThrownBy(() -> passwords.change("wrong".toCharArray(), "Kran-Segel-1-Wolke".toCharArray())).hasMessage("password.old-wrong");
        assertThatThrownBy(() -> passwords.change(SignInWorld.PASSWORD.toCharArray(), SignInWorld.PASSWORD.toCharArray())).hasMessage("password.same");
        var last = SignInWorld.PASSWORD;
        for (int i = 1; i <= 5; i++) {
            var next = "Kran-Segel-" + i + "-Wolke";
            change(passwords, last, next);
            last = next;
            world.clock.pass(Duration.ofMinutes(1));
        }
        var newest = last.toCharArray();
        assertThatThrownBy(() -> passwords.change(newest, "Kran-Segel-1-Wolke".toCharArray())).hasMessage("password.reused");
        change(passwords, last, SignInWorld.PASSWORD);
        assertThat(world.text("select string_agg(password_hash, ' ') from password_history")).doesNotContain("Segel").contains("PBKDF2WithHmacSHA512:210000");
    }

    private void change(OwnPassword passwords, String old, String fresh) {
        database.inTransaction(() -> passwords.change(old.toCharArray(), fresh.toCharArray()));
    }

    @Test
    @DisplayName("等保: after 90 days nothing but a change is allowed; a first password is replaced and its rules forgotten")
    void outdated() {
        var world = new SignInWorld(database);
        world.clerk();
        world.enter("clerk");
        assertThat(world.current.get().ready()).isTrue();
        world.clock.pass(Duration.ofDays(90).plusSeconds(1));
        var token = world.enter("clerk");
        assertThat(world.current.get().mustChangePassword()).isTrue();
        change(world.password(3, 5), SignInWorld.PASSWORD, "Kran-Segel-1-Wolke");
        world.current.actAs("clerk", token);
        assertThat(world.current.get().ready()).isTrue();
    }
}
