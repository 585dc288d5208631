package unioncard.signin;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** Statements that count tries; each decides by the row as it is at that moment, so none is lost when many come at once. */
final class TrySql {

    private TrySql() {
    }

    /** Failures within the window, this one included; empty when the address is refused. */
    static Optional<Integer> chargeAddress(Handle h, String address, Instant now, SignInRules rules) {
        h.createUpdate("delete from sign_in_address where window_from < :forgotten and coalesce(blocked_until, :forgotten) <= :forgotten")
                .bind("forgotten", now.minus(SignInRules.MEMORY)).execute();
        return h.createQuery("""
                insert into sign_in_address as a (address, failures, window_from) values (:address, 1, :now)
                on conflict (address) do update set
                  failures = case when a.window_from < :window then 1 else a.failures + 1 end,
                  window_from = case when a.window_from < :window then :now else a.window_from end,
                  blocks = a.blocks + case when a.window_from >= :window and a.failures + 1 = :tries then 1 else 0 end,
                  blocked_until = case when a.window_from >= :window and a.failures + 1 = :tries
                                       then cast(:now as timestamptz) + :seconds * 2 ^ least(a.blocks, 4) * interval '1 second' end
                where a.blocked_until is null or a.blocked_until <= :now
                returning failures""")
                .bind("address", address).bind("now", now).bind("window", now.minus(rules.addressWindow())).bind("tries", rules.addressTries())
                .bind("seconds", rules.addressWindow().toSeconds()).mapTo(Integer.class).findOne();
    }

    static void refundAddress(Handle h, String address, SignInRules rules) {
        h.createUpdate("""
                update sign_in_address set failures = greatest(failures - 1, 0),
                  blocks = case when failures = :tries then greatest(blocks - 1, 0) else blocks end,
                  blocked_until = case when failures = :tries then null else blocked_until end
                where address = :address""")
                .bind("address", address).bind("tries", rules.addressTries()).execute();
    }

    /** Counts one more failure and locks at each full number of tries; empty when unknown, switched off, locked or of a closed union. */
    static Optional<Account> chargeAccount(Handle h, String login, Instant now, SignInRules rules) {
        return h.createQuery("""
                update user_account set last_failed_at = :now,
                  failed_attempts = case when last_failed_at < :forgotten then 1 else failed_attempts + 1 end,
                  locked_until = case when last_failed_at < :forgotten or (failed_attempts + 1) % :tries <> 0 then null
                                      else cast(:now as timestamptz)
                                        + least(:lock * 2 ^ least((failed_attempts + 1) / :tries - 1, 10), :longest) * interval '1 second' end
                where login = :login and enabled and confirmed and (locked_until is null or locked_until <= :now)
                  and exists (select from trade_union t where t.id = union_id and t.status = 'ACTIVE')
                returning id, password_hash, failed_attempts - 1 failed_before, must_change_password, first_password_until""")
                .bind("login", login).bind("now", now).bind("forgotten", now.minus(SignInRules.MEMORY)).bind("tries", rules.tries())
                .bind("lock", rules.lock().toSeconds()).bind("longest", rules.longestLock().toSeconds())
                .map(ConstructorMapper.of(Account.class)).findOne();
    }

    static void refundAccount(Handle h, long id, SignInRules rules) {
        h.createUpdate("""
                update user_account set failed_attempts = greatest(failed_attempts - 1, 0),
                  locked_until = case when failed_attempts > 0 and failed_attempts % :tries = 0 then null else locked_until end where id = :id""")
                .bind("id", id).bind("tries", rules.tries()).execute();
    }

    /**
     * An account that may be tried.
     *
     * @param failedBefore wrong tries since the last sign-in, this one not included
     */
    public record Account(long id, String passwordHash, int failedBefore, boolean mustChangePassword, Instant firstPasswordUntil) {

        /** Whether the password is a first one that was used once or is too old. */
        boolean firstPasswordOver(Instant now) {
            return mustChangePassword && firstPasswordUntil != null && !now.isBefore(firstPasswordUntil);
        }
    }
}
