package unioncard.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import unioncard.security.Passwords;
import unioncard.shared.TestDatabase;
import unioncard.signin.SignIn.Outcome;

@DisplayName("登录")
class SignInTest {

    @RegisterExtension
    final TestDatabase database = new TestDatabase();
    private SignInWorld world;

    @BeforeEach
    void aClerk() {
        world = new SignInWorld(database);
        world.clerk();
    }

    /** Notes which hashes were computed, and lets everything be wrong. */
    private SignIn counting(List<String> judged) {
        return new SignIn(world.jdbi(), world.clock, SignInWorld.TIMES, world.tries, world.codes, null) {
            @Override
            boolean matches(char[] password, String hash) {
                judged.add(hash);
                return false;
            }

            @Override
            void tell(String login, String action, String outcome) {
                // Nobody listens.
            }
        };
    }

    @Test
    @DisplayName("the right password lets in, in whatever case the name is typed; the wrong one does not")
    void rightAndWrong() {
        assertThat(world.check(" Clerk ", SignInWorld.PASSWORD).outcome()).isEqualTo(Outcome.DONE);
        assertThat(world.check("clerk", "Kran-uhr-71-segel").outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(world.check("clerk", SignInWorld.PASSWORD + " ").outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(world.acts).extracting(act -> act.login() + " " + act.outcome()).containsExactly("clerk done", "clerk refused", "clerk refused");
    }

    @Test
    @DisplayName("of 50 wrong tries at once no more than 5 are judged, then the account is locked")
    void manyAtOnce() throws Exception {
        var judged = new CopyOnWriteArrayList<String>();
        var signIn = counting(judged);
        var together = new CountDownLatch(1);
        var pool = Executors.newFixedThreadPool(50);
        var tries = new ArrayList<Future<?>>();
        for (int i = 0; i < 50; i++) {
            int from = i;
            tries.add(pool.submit(() -> {
                together.await();
                return signIn.check("clerk", "guess".toCharArray(), "10.0.1." + from);
            }));
        }
        together.countDown();
        for (var attempt : tries) {
            attempt.get();
        }
        pool.shutdown();
        assertThat(judged).hasSize(50);
        assertThat(judged.stream().filter(hash -> !hash.equals(Passwords.NOBODY))).hasSize(5);
        assertThat(world.check("clerk", SignInWorld.PASSWORD).outcome()).isEqualTo(Outcome.REFUSED);
        world.clock.pass(Duration.ofMinutes(15));
        assertThat(world.check("clerk", SignInWorld.PASSWORD).outcome()).isEqualTo(Outcome.DONE);
        assertThat(world.text("select failed_attempts from user_account where login = 'clerk'")).isEqualTo("0");
    }

    @Test
    @DisplayName("each further lock lasts twice as long, up to an hour; a right password or a quiet day forgets the wrong ones")
    void growingLock() {
        for (int minutes : new int[] {15, 30, 60, 60}) {
            for (int i = 0; i < 5; i++) {
                world.check("clerk", "wrong");
            }
            world.clock.pass(Duration.ofMinutes(minutes).minusSeconds(1));
            assertThat(world.check("clerk", SignInWorld.PASSWORD).outcome()).as(minutes + " minutes").isEqualTo(Outcome.REFUSED);
            world.clock.pass(Duration.ofSeconds(1));
        }
        for (int i = 0; i < 4; i++) {
            world.check("clerk", "wrong");
        }
        world.clock.pass(Duration.ofDays(1).plusSeconds(1));
        world.check("clerk", "wrong");
        assertThat(world.text("select failed_attempts from user_account where login = 'clerk'")).isEqualTo("1");
    }

    @Test
    @DisplayName("one address that guesses on many accounts is refused, others are not; after its window it may try again")
    void address() {
        var signIn = counting(new ArrayList<>());
        for (int i = 0; i < 50; i++) {
            signIn.check("nobody" + i, "wrong".toCharArray(), "10.9.9.9");
        }
        assertThat(world.signIn().check("clerk", SignInWorld.PASSWORD.toCharArray(), "10.9.9.9").outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(world.check("clerk", SignInWorld.PASSWORD).outcome()).isEqualTo(Outcome.DONE);
        world.clock.pass(Duration.ofMinutes(15).plusSeconds(1));
        assertThat(world.signIn().check("clerk", SignInWorld.PASSWORD.toCharArray(), "10.9.9.9").outcome()).isEqualTo(Outcome.DONE);
    }

    @Test
    @DisplayName("right passwords do not count against an address, however many people share it")
    void sharedAddress() {
        for (int i = 0; i < 60; i++) {
            assertThat(world.tries.admit(SignInWorld.ADDRESS)).isTrue();
            world.tries.takeBack(SignInWorld.ADDRESS, 1);
        }
    }

    @Test
    @DisplayName("unknown, switched-off, unconfirmed and locked accounts get the same answer for the same work as a wrong password")
    void sameWork() {
        world.account("off", "停用", 3, "GRASSROOTS_CLERK");
        world.run("update user_account set enabled = false where login = 'off'");
        world.account("new", "待确认", 1, "AUDIT_ADMINISTRATOR");
        world.run("update user_account set confirmed = false where login = 'new'");
        world.account("locked", "锁定", 3, "GRASSROOTS_CLERK");
        world.run("update user_account set locked_until = '2027-01-01T00:00:00Z' where login = 'locked'");
        for (var login : List.of("clerk", "nobody-of-this-name", "off", "new", "locked")) {
            var judged = new ArrayList<String>();
            assertThat(counting(judged).check(login, "wrong".toCharArray(), SignInWorld.ADDRESS)).as(login)
                    .isEqualTo(new SignIn.Attempt(Outcome.REFUSED, null));
            assertThat(judged).as(login).hasSize(1).allSatisfy(hash -> assertThat(hash).startsWith("PBKDF2WithHmacSHA512:210000:"));
            assertThat(judged.get(0).equals(Passwords.NOBODY)).as(login).isEqualTo(!login.equals("clerk"));
        }
    }

    @Test
    @DisplayName("a hash of earlier days is replaced by a stronger one at sign-in")
    void upgrade() throws Exception {
        var salt = new byte[16];
        var weak = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(
                new PBEKeySpec(SignInWorld.PASSWORD.toCharArray(), salt, 2048, 256)).getEncoded();
        var base64 = java.util.Base64.getEncoder();
        world.run("update user_account set password_hash = 'PBKDF2WithHmacSHA256:2048:" + base64.encodeToString(salt) + ":"
                + base64.encodeToString(weak) + "'");
        assertThat(world.check("clerk", "wrong").outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(world.text("select password_hash from user_account")).startsWith("PBKDF2WithHmacSHA256:2048");
        assertThat(world.check("clerk", SignInWorld.PASSWORD).outcome()).isEqualTo(Outcome.DONE);
        assertThat(world.text("select password_hash from user_account")).startsWith("PBKDF2WithHmacSHA512:210000:");
        assertThat(world.check("clerk", SignInWorld.PASSWORD).outcome()).isEqualTo(Outcome.DONE);
    }

    @Test
    @DisplayName("a first password opens the door once, and not after its time")
    void firstPassword() {
        world.run("update user_account set must_change_password = true, first_password_until = '2026-11-24T01:00:00Z'");
        assertThat(world.check("clerk", SignInWorld.PASSWORD).outcome()).isEqualTo(Outcome.DONE);
        assertThat(world.check("clerk", SignInWorld.PASSWORD).outcome()).isEqualTo(Outcome.FIRST_PASSWORD_OVER);
        world.run("update user_account set first_password_until = '2026-11-24T01:00:00Z'");
        world.clock.pass(Duration.ofDays(1));
        assertThat(world.check("clerk", SignInWorld.PASSWORD).outcome()).isEqualTo(Outcome.FIRST_PASSWORD_OVER);
        assertThat(world.check("clerk", "wrong").outcome()).isEqualTo(Outcome.REFUSED);
    }
}
