package unioncard.signin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import unioncard.security.Passwords;
import unioncard.security.PersonalData;
import unioncard.security.Sealed;

/**
 * Codes of the second factor: those of the app, and recovery codes (备用码) for when it is lost. Each is good once. A recovery code begins
 * with its number on the paper, so that one hash only has to be computed to judge it.
 */
@ApplicationScoped
class Codes {

    private static final Pattern TOTP = Pattern.compile("[0-9]{6}");
    private static final Pattern RECOVERY = Pattern.compile("([0-9])([0-9A-Z]{10})");
    private static final String LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    private static final int RECOVERY_CODES = 8;
    private static final int HALF = 5;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Jdbi jdbi;
    private Clock clock;
    private PersonalData personalData;

    Codes() {
    }

    @Inject
    Codes(Jdbi jdbi, Clock clock, PersonalData personalData) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.personalData = personalData;
    }

    boolean isEnrolled(long userId) {
        return jdbi.withHandle(h -> h.createQuery("select exists (select 1 from second_factor where user_id = :id and confirmed_at is not null)")
                .bind("id", userId).mapTo(Boolean.class).one());
    }

    /** Whether the code is right and was not used before; it is used up by this. */
    boolean use(long userId, String typed) {
        var code = typed == null ? "" : typed.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
        if (TOTP.matcher(code).matches()) {
            return useTotp(userId, code);
        }
        var recovery = RECOVERY.matcher(code);
        return recovery.matches() && useRecovery(userId, Integer.parseInt(recovery.group(1)), recovery.group(2));
    }

    private boolean useTotp(long userId, String code) {
        return jdbi.withHandle(h -> {
            var secret = h.createQuery("select secret_sealed from second_factor where user_id = :id").bind("id", userId).mapTo(String.class)
                    .findOne().orElse(null);
            if (secret == null) {
                return false;
            }
            var step = Totp.step(personalData.open(new Sealed(secret)), code, clock.instant());
            return step.isPresent() && h.createUpdate("update second_factor set last_step = :step where user_id = :id and last_step < :step")
                    .bind("step", step.getAsLong()).bind("id", userId).execute() == 1;
        });
    }

    private boolean useRecovery(long userId, int no, String secret) {
        return jdbi.withHandle(h -> {
            var hash = h.createQuery("select code_hash from recovery_code where user_id = :id and no = :no and used_at is null")
                    .bind("id", userId).bind("no", no).mapTo(String.class).findOne();
            return Passwords.matches(secret.toCharArray(), hash.orElse(Passwords.NOBODY)) && hash.isPresent()
                    && h.createUpdate("update recovery_code set used_at = :now where user_id = :id and no = :no and used_at is null")
                            .bind("now", clock.instant()).bind("id", userId).bind("no", no).execute() == 1;
        });
    }

    /** Replaces the recovery codes; returns the new ones, which nobody can read again. */
    static List<String> renewRecovery(Handle h, long userId) {
        h.createUpdate("delete from recovery_code where user_id = :id").bind("id", userId).execute();
        var codes = new ArrayList<String>();
        for (int no = 0; no < RECOVERY_CODES; no++) {
            var first = random();
            var second = random();
            h.createUpdate("insert into recovery_code (user_id, no, code_hash) values (:id, :no, :hash)").bind("id", userId).bind("no", no)
                    .bind("hash", Passwords.hash((first + second).toCharArray())).execute();
            codes.add(no + "-" + first + "-" + second);
        }
        return codes;
    }

    private static String random() {
        var text = new StringBuilder();
        for (int i = 0; i < HALF; i++) {
            text.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return text.toString();
    }
}
