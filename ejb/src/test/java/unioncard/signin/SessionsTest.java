package unioncard.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import unioncard.security.Permission;
import unioncard.security.SessionEnd;
import unioncard.security.SignedInUser.NotAllowed;
import unioncard.shared.DomainException;
import unioncard.shared.TestDatabase;

@DisplayName("会话")
class SessionsTest {

    @RegisterExtension
    final TestDatabase database = new TestDatabase();
    private SignInWorld world;
    private long clerk;

    @BeforeEach
    void aClerk() {
        world = new SignInWorld(database);
        clerk = world.clerk();
    }

    @Test
    @DisplayName("ends after 15 minutes without a request, and after 8 hours however busy")
    void timeOuts() {
        var token = world.enter("clerk");
        for (int minutes = 0; minutes < 8 * 60; minutes += 10) {
            assertThat(world.current.actAs("clerk", token)).as(minutes + " minutes").isEmpty();
            world.clock.pass(Duration.ofMinutes(10));
        }
        world.clock.pass(Duration.ofSeconds(1));
        assertThat(world.current.actAs("clerk", token)).contains(SessionEnd.TOO_LONG);
        assertThat(world.current.isPresent()).isFalse();
        var next = world.enter("clerk");
        world.clock.pass(Duration.ofMinutes(15).plusSeconds(1));
        assertThat(world.current.actAs("clerk", next)).contains(SessionEnd.IDLE);
        assertThat(world.current.actAs("clerk", next)).as("asking does not bring it back").contains(SessionEnd.IDLE);
    }

    @Test
    @DisplayName("what a page asks by itself is no sign of life: 15 minutes after the person's last request the session is over")
    void polling() {
        var token = world.enter("clerk");
        for (int seconds = 0; seconds <= 15 * 60; seconds += 10) {
            assertThat(world.current.watchAs("clerk", token)).as(seconds + " seconds").isEmpty();
            world.clock.pass(Duration.ofSeconds(10));
        }
        assertThat(world.current.watchAs("clerk", token)).contains(SessionEnd.IDLE);
        assertThat(world.current.isPresent()).isFalse();
        assertThat(world.current.actAs("clerk", token)).as("too late").contains(SessionEnd.IDLE);
        var next = world.enter("clerk");
        world.clock.pass(Duration.ofMinutes(10));
        world.current.watchAs("clerk", next);
        assertThat(world.current.actAs("clerk", next)).as("somebody is there").isEmpty();
        world.clock.pass(Duration.ofMinutes(10));
        assertThat(world.current.watchAs("clerk", next)).isEmpty();
    }

    @Test
    @DisplayName("a new sign-in ends the session elsewhere, which is told why")
    void oneSession() {
        var office = world.enter("clerk");
        world.clock.pass(Duration.ofMinutes(2));
        var home = world.enter("clerk");
        assertThat(world.current.actAs("clerk", office)).contains(SessionEnd.ELSEWHERE);
        assertThat(world.sessions().whyOver(office)).contains(SessionEnd.ELSEWHERE);
        assertThat(world.current.actAs("clerk", home)).isEmpty();
        assertThatThrownBy(() -> world.run("update user_session set ended_at = null, ended_why = null")).hasMessageContaining("uq_user_session_open");
        assertThat(world.sessions().own()).extracting(SessionRow::endedWhy).containsExactly(null, SessionEnd.ELSEWHERE);
    }

    @Test
    @DisplayName("a token of somebody else, a made-up one and none are no session")
    void foreignToken() {
        var token = world.enter("clerk");
        world.account("head", "何主席", 3, "GRASSROOTS_HEAD");
        assertThat(world.current.actAs("head", token)).isPresent();
        assertThat(world.current.actAs("clerk", token.substring(1))).isPresent();
        assertThat(world.current.actAs("clerk", "")).isPresent();
        assertThat(world.current.isPresent()).isFalse();
        assertThat(world.text("select token_hash from user_session")).hasSize(64).doesNotContain(token);
        assertThat(token).hasSizeGreaterThanOrEqualTo(43);
    }

    @Test
    @DisplayName("the permission taken away, the account switched off and the session ended count from the next request on")
    void nextRequest() {
        var token = world.enter("clerk");
        assertThat(world.current.get().may(Permission.VIEW_CARDS)).isTrue();
        world.run("delete from role_permission where permission = 'VIEW_CARDS'");
        world.current.actAs("clerk", token);
        assertThat(world.current.get().may(Permission.VIEW_CARDS)).isFalse();
        world.run("update user_account set enabled = false");
        assertThat(world.current.actAs("clerk", token)).contains(SessionEnd.DISABLED);
        world.run("update user_account set enabled = true");
        var security = world.account("safe", "安全员", 1, "SECURITY_ADMINISTRATOR");
        assertThat(security).isPositive();
        var clerks = world.enter("clerk");
        var session = world.sessions().own().get(0).id();
        world.enter("safe");
        world.safety().endSession(clerk, session);
        assertThat(world.current.actAs("clerk", clerks)).contains(SessionEnd.BY_ADMINISTRATOR);
    }

    @Test
    @DisplayName("signing out, and ending everything with the password, ends the session on every node")
    void signOut() {
        var first = world.enter("clerk");
        world.sessions().signOut();
        assertThat(world.current.actAs("clerk", first)).contains(SessionEnd.SIGNED_OUT);
        assertThat(world.sessions().whyOver(first)).as("nothing to tell").isEmpty();
        var second = world.enter("clerk");
        assertThatThrownBy(() -> world.sessions().endAll("wrong".toCharArray())).isInstanceOf(DomainException.class)
                .hasMessage("password.old-wrong");
        world.sessions().endAll(SignInWorld.PASSWORD.toCharArray());
        assertThat(world.current.actAs("clerk", second)).contains(SessionEnd.BY_SELF);
    }

    @Test
    @DisplayName("the wrong tries before are told after sign-in")
    void failedBefore() {
        world.check("clerk", "wrong");
        world.check("clerk", "wrong");
        world.enter("clerk");
        assertThat(world.sessions().own().get(0).failedBefore()).isEqualTo(2);
        world.enter("clerk");
        assertThat(world.sessions().own().get(0).failedBefore()).isZero();
    }

    @Test
    @DisplayName("only a complete and fresh proof opens one")
    void proof() {
        var proof = world.check("clerk", SignInWorld.PASSWORD).proof();
        world.clock.pass(Duration.ofMinutes(5));
        assertThatThrownBy(() -> world.sessions().open(proof, SignInWorld.ADDRESS, null)).isInstanceOf(NotAllowed.class);
        var half = new Proof(clerk, "clerk", false, 0, world.clock.instant());
        assertThatThrownBy(() -> world.sessions().open(half, SignInWorld.ADDRESS, null)).isInstanceOf(NotAllowed.class);
    }

    @Test
    @DisplayName("guessing the own password in an open session locks the account as well")
    void guessingInside() {
        world.enter("clerk");
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> world.sessions().endAll("wrong".toCharArray())).hasMessage("password.old-wrong");
        }
        assertThatThrownBy(() -> world.sessions().endAll(SignInWorld.PASSWORD.toCharArray())).hasMessage("sign-in.locked");
    }
}
