package unioncard.signin;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import unioncard.security.AccountRules;
import unioncard.security.AuditedAct;
import unioncard.security.CurrentUser;
import unioncard.security.OpenToAll;
import unioncard.security.PersonalData;
import unioncard.security.PersonalKind;
import unioncard.security.Sealed;
import unioncard.security.SessionEnd;
import unioncard.shared.DomainException;

/** The own second factor (动态口令): a secret in an authenticator app, and recovery codes on paper. */
@Stateless
public class SecondFactor {

    /** What the app writes above the code. */
    private static final String ISSUER = "工会会员卡";

    /**
     * How it stands.
     *
     * @param inUse whether this installation asks for codes at all
     * @param since null before the app was set up
     * @param codesLeft recovery codes not used yet
     */
    public record State(boolean inUse, Instant since, int codesLeft) {
    }

    /**
     * What the app must learn.
     *
     * @param secret to be typed, in Base32
     * @param uri to be read from a QR code
     */
    public record Offer(String secret, String uri) {
    }

    private Jdbi jdbi;
    private Clock clock;
    private AccountRules rules;
    private CurrentUser current;
    private PersonalData personalData;
    private Tries tries;
    private Codes codes;
    private Event<AuditedAct> acts;

    public SecondFactor() {
    }

    @Inject
    SecondFactor(Jdbi jdbi, Clock clock, AccountRules rules, CurrentUser current, PersonalData personalData, Tries tries, Codes codes,
            Event<AuditedAct> acts) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.rules = rules;
        this.current = current;
        this.personalData = personalData;
        this.tries = tries;
        this.codes = codes;
        this.acts = acts;
    }

    /** How the own second factor stands. */
    @OpenToAll("Everybody may know the own state.")
    public State state() {
        return jdbi.withHandle(h -> h.createQuery("""
                select f.confirmed_at, (select count(*) from recovery_code c where c.user_id = :id and c.used_at is null) codes
                from second_factor f where f.user_id = :id""").bind("id", current.get().id())
                .map((row, context) -> new State(rules.secondFactor(), row.getTimestamp("confirmed_at") == null ? null
                        : row.getTimestamp("confirmed_at").toInstant(), row.getInt("codes")))
                .findOne().orElse(new State(rules.secondFactor(), null, 0)));
    }

    /**
     * Makes a new secret, which counts once {@link #confirm} was told a code of it. Refused with {@code password.old-wrong},
     * {@code second-factor.code-wrong}, {@code sign-in.locked}.
     *
     * @param password not asked of somebody who has just signed in and may do nothing else
     * @param code of the app in use; null when there is none
     */
    @OpenToAll("Everybody may set up the own second factor, and must when a role asks for it.")
    public Offer begin(char[] password, String code) {
        var user = current.get();
        if (!user.mustEnrol() || codes.isEnrolled(user.id())) {
            proveAgain(password, code);
        }
        var secret = Totp.secret();
        jdbi.useHandle(h -> h.createUpdate("""
                insert into second_factor (user_id, pending_sealed) values (:id, :sealed)
                on conflict (user_id) do update set pending_sealed = :sealed""")
                .bind("id", user.id()).bind("sealed", personalData.seal(PersonalKind.SECRET, secret).token()).execute());
        return new Offer(secret, Totp.uri(ISSUER, user.login(), secret));
    }

    /**
     * The app shows this code, so its secret counts from now on; other sessions end. Returns the recovery codes, which nobody can read
     * again. Refused with {@code second-factor.code-wrong}.
     */
    @OpenToAll("Everybody may set up the own second factor, and must when a role asks for it.")
    public List<String> confirm(String code) {
        var user = current.get();
        var recovery = jdbi.withHandle(h -> {
            var pending = h.createQuery("select pending_sealed from second_factor where user_id = :id and pending_sealed is not null for update")
                    .bind("id", user.id()).mapTo(String.class).findOne().orElseThrow(() -> new DomainException("changed-meanwhile"));
            long step = Totp.step(personalData.open(new Sealed(pending)), code.strip(), clock.instant())
                    .orElseThrow(() -> new DomainException("second-factor.code-wrong"));
            h.createUpdate("""
                    update second_factor set secret_sealed = pending_sealed, pending_sealed = null, last_step = :step, confirmed_at = :now
                    where user_id = :id""").bind("step", step).bind("now", clock.instant()).bind("id", user.id()).execute();
            SessionSql.endAllBut(h, user.id(), current.session(), SessionEnd.PASSWORD, clock.instant());
            return Codes.renewRecovery(h, user.id());
        });
        acts.fire(new AuditedAct(user.login(), "SecondFactor.confirm", "done"));
        return recovery;
    }

    /** Makes new recovery codes; the old ones lose their force. Refused like {@link #begin}. */
    @OpenToAll("Everybody may renew the own recovery codes.")
    public List<String> renewRecovery(char[] password, String code) {
        var user = current.get();
        proveAgain(password, code);
        acts.fire(new AuditedAct(user.login(), "SecondFactor.renewRecovery", "done"));
        return jdbi.withHandle(h -> Codes.renewRecovery(h, user.id()));
    }

    private void proveAgain(char[] password, String code) {
        var user = current.get();
        tries.requirePassword(user, password);
        if (codes.isEnrolled(user.id())) {
            var account = tries.admitTo(user.login()).orElseThrow(() -> new DomainException("sign-in.locked"));
            if (!codes.use(user.id(), code)) {
                throw new DomainException("second-factor.code-wrong");
            }
            tries.takeBack(null, account.id());
        }
    }
}
