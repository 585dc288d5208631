package unioncard.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import unioncard.security.Permission;
import unioncard.security.PersonalKind;
import unioncard.security.SessionEnd;
import unioncard.shared.TestDatabase;
import unioncard.signin.SignIn.Outcome;

@DisplayName("动态口令")
class SecondFactorTest {

    private static final String WRONG = "password.old-wrong";

    @RegisterExtension
    final TestDatabase database = new TestDatabase();
    private SignInWorld world;
    private long reviewer;
    private String secret;
    private List<String> recovery;

    @BeforeEach
    void aReviewer() {
        world = new SignInWorld(database);
        reviewer = world.account("reviewer", "区审核", 2, "DISTRICT_REVIEWER");
    }

    @ParameterizedTest
    @CsvSource({"59,287082", "1111111109,081804", "1111111111,050471", "1234567890,005924", "2000000000,279037", "20000000000,353130"})
    @DisplayName("RFC 6238, appendix B")
    void vectors(long seconds, String code) {
        assertThat(Totp.code("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", seconds / 30)).isEqualTo(code);
    }

    private String now() {
        return Totp.code(secret, world.clock.instant().getEpochSecond() / 30);
    }

    private String token() {
        var first = world.check("reviewer", SignInWorld.PASSWORD);
        var proof = first.outcome() == Outcome.CODE_NEEDED ? world.signIn().code(first.proof(), now(), SignInWorld.ADDRESS).proof() : first.proof();
        var token = database.inTransaction(() -> world.sessions().open(proof, SignInWorld.ADDRESS, "Browser"));
        world.current.actAs("reviewer", token);
        return token;
    }

    private String enrol() {
        var token = token();
        secret = database.inTransaction(() -> world.factor().begin(null, null)).secret();
        recovery = database.inTransaction(() -> world.factor().confirm(now()));
        world.clock.pass(Duration.ofSeconds(30));
        return token;
    }

    /** As after {@link #enrol}, but without recovery codes, whose hashes take their time. */
    private String enrolled() {
        secret = Totp.secret();
        var sealed = database.personalData().seal(PersonalKind.SECRET, secret).token();
        world.jdbi().useHandle(h -> h.createUpdate("insert into second_factor (user_id, secret_sealed, confirmed_at) values (:id, :sealed, :now)")
                .bind("id", reviewer).bind("sealed", sealed).bind("now", world.clock.instant()).execute());
        var token = token();
        world.clock.pass(Duration.ofSeconds(30));
        return token;
    }

    @Test
    @DisplayName("a role that asks for it: nothing else is allowed before it is set up")
    void forced() {
        var token = token();
        assertThat(world.current.get().mustEnrol()).isTrue();
        assertThat(world.current.get().may(Permission.VIEW_MEMBERS)).isFalse();
        enrol();
        world.current.actAs("reviewer", token());
        assertThat(world.current.get().mustEnrol()).isFalse();
        assertThat(world.current.get().may(Permission.VIEW_MEMBERS)).isTrue();
        assertThat(token).isNotNull();
        assertThat(world.text("select secret_sealed from second_factor")).startsWith("v1.S.").doesNotContain(secret);
    }

    @Test
    @DisplayName("after the password the code is asked for; each code counts once, one step of drift is forgiven, two are not")
    void codes() {
        enrolled();
        var first = world.check("reviewer", SignInWorld.PASSWORD);
        assertThat(first.outcome()).isEqualTo(Outcome.CODE_NEEDED);
        assertThat(first.proof().complete()).isFalse();
        long step = world.clock.instant().getEpochSecond() / 30;
        for (long other : new long[] {step - 2, step + 2}) {
            assertThat(world.signIn().code(first.proof(), Totp.code(secret, other), SignInWorld.ADDRESS).outcome()).isEqualTo(Outcome.REFUSED);
        }
        assertThat(world.signIn().code(first.proof(), Totp.code(secret, step + 1), SignInWorld.ADDRESS).outcome()).isEqualTo(Outcome.DONE);
        assertThat(world.signIn().code(first.proof(), Totp.code(secret, step + 1), SignInWorld.ADDRESS).outcome()).as("again").isEqualTo(Outcome.REFUSED);
        assertThat(world.signIn().code(first.proof(), Totp.code(secret, step), SignInWorld.ADDRESS).outcome()).as("an older one").isEqualTo(Outcome.REFUSED);
    }

    @Test
    @DisplayName("five wrong codes lock the account, right passwords in between do not help; a code that comes late is none")
    void guessing() {
        enrolled();
        for (int i = 0; i < 5; i++) {
            var first = world.check("reviewer", SignInWorld.PASSWORD);
            assertThat(first.outcome()).as("try " + i).isEqualTo(Outcome.CODE_NEEDED);
            assertThat(world.signIn().code(first.proof(), "000000", SignInWorld.ADDRESS).outcome()).isEqualTo(Outcome.REFUSED);
        }
        assertThat(world.check("reviewer", SignInWorld.PASSWORD).outcome()).isEqualTo(Outcome.REFUSED);
        world.clock.pass(Duration.ofMinutes(15));
        var first = world.check("reviewer", SignInWorld.PASSWORD);
        world.clock.pass(Duration.ofMinutes(5));
        assertThat(world.signIn().code(first.proof(), now(), SignInWorld.ADDRESS).outcome()).isEqualTo(Outcome.LATE);
    }

    @Test
    @DisplayName("eight recovery codes, each good once, typed in any case and without hyphens; stored as salted hashes")
    void recoveryCodes() {
        enrol();
        assertThat(recovery).hasSize(8).allMatch(code -> code.matches("[0-7]-[2-9A-HJ-NP-Z]{5}-[2-9A-HJ-NP-Z]{5}"));
        assertThat(new HashSet<>(recovery)).hasSize(8);
        var first = world.check("reviewer", SignInWorld.PASSWORD);
        var typed = recovery.get(3).replace("-", "").toLowerCase();
        assertThat(world.signIn().code(first.proof(), typed, SignInWorld.ADDRESS).outcome()).isEqualTo(Outcome.DONE);
        assertThat(world.signIn().code(first.proof(), typed, SignInWorld.ADDRESS).outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(world.factor().state().codesLeft()).isEqualTo(7);
        assertThat(world.text("select string_agg(code_hash, ' ') from recovery_code")).contains("PBKDF2WithHmacSHA512:210000:")
                .doesNotContain(recovery.get(0).substring(2, 7));
    }

    @Test
    @DisplayName("replacing it and new recovery codes ask for the password and a code of the one in use")
    void replacing() {
        enrolled();
        assertThatThrownBy(() -> world.factor().begin("wrong".toCharArray(), now())).hasMessage(WRONG);
        assertThatThrownBy(() -> world.factor().begin(SignInWorld.PASSWORD.toCharArray(), "000000")).hasMessage("second-factor.code-wrong");
        assertThatThrownBy(() -> world.factor().renewRecovery(SignInWorld.PASSWORD.toCharArray(), null)).hasMessage("second-factor.code-wrong");
        var before = secret;
        secret = world.factor().begin(SignInWorld.PASSWORD.toCharArray(), now()).secret();
        assertThat(secret).isNotEqualTo(before);
        assertThatThrownBy(() -> world.factor().confirm(Totp.code(before, world.clock.instant().getEpochSecond() / 30)))
                .hasMessage("second-factor.code-wrong");
        world.factor().confirm(now());
        assertThatThrownBy(() -> world.factor().confirm(now())).as("twice").hasMessage("changed-meanwhile");
    }

    @Test
    @DisplayName("the security administrator takes it away; sessions end, and it is set up anew at the next sign-in")
    void reset() {
        var token = enrolled();
        world.account("safe", "安全员", 2, "GRASSROOTS_CLERK");
        world.enter("safe");
        database.inTransaction(() -> world.safety().resetSecondFactor(reviewer));
        assertThat(world.current.actAs("reviewer", token)).contains(SessionEnd.BY_ADMINISTRATOR);
        assertThat(world.check("reviewer", SignInWorld.PASSWORD).outcome()).isEqualTo(Outcome.DONE);
        assertThat(world.text("select count(*) from recovery_code")).isEqualTo("0");
    }

    @Test
    @DisplayName("what the QR code says is what apps read")
    void address() {
        assertThat(Totp.uri("会员", "reviewer", "ABC")).isEqualTo(
                "otpauth://totp/%E4%BC%9A%E5%91%98:reviewer?secret=ABC&issuer=%E4%BC%9A%E5%91%98");
        assertThat(Totp.secret()).hasSize(32).matches("[A-Z2-7]+").isNotEqualTo(Totp.secret());
        assertThat(Totp.step("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", "287082", Instant.ofEpochSecond(89))).hasValue(1);
    }
}
