package unioncard.signin;

import java.time.Duration;
import unioncard.shared.Setting;

/**
 * What stands against guessing passwords.
 *
 * @param tries wrong tries after which an account is locked, again after as many more
 * @param lock the first lock; each further one lasts twice as long
 * @param longestLock no lock lasts longer
 * @param addressTries wrong tries from one address, whatever the account, after which it is refused
 * @param addressWindow within which they are counted, and how long the first refusal lasts
 */
record SignInRules(int tries, Duration lock, Duration longestLock, int addressTries, Duration addressWindow) {

    /** Wrong tries are forgotten after this time without another. */
    static final Duration MEMORY = Duration.ofDays(1);

    static SignInRules configured() {
        return new SignInRules(Setting.SIGN_IN_TRIES.number(), Duration.ofMinutes(Setting.SIGN_IN_LOCK_MINUTES.number()),
                Duration.ofMinutes(Setting.SIGN_IN_LONGEST_LOCK_MINUTES.number()), Setting.SIGN_IN_ADDRESS_TRIES.number(),
                Duration.ofMinutes(Setting.SIGN_IN_ADDRESS_MINUTES.number()));
    }
}
