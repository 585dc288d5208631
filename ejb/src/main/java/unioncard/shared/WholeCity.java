package unioncard.shared;

import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/**
 * The one door through the second wall: statements that must find or change rows outside the data scope, such as a transfer between unions.
 * Who uses it has checked the right to do so in another way, and says which in a comment.
 */
public final class WholeCity {

    private WholeCity() {
    }

    /** Runs statements on the handle that find and change every row; afterwards the transaction's own sight holds again. */
    public static <R> R in(Handle handle, Supplier<R> work) {
        // A select list is worked off from left to right.
        var before = handle.createQuery("""
                select current_setting('unioncard.sees', true) sees, current_setting('unioncard.changes', true) changes,
                       set_config('unioncard.sees', 'CITY', true), set_config('unioncard.changes', 'CITY', true)""")
                .map((row, context) -> new String[] {row.getString(1), row.getString(2)}).one();
        R result;
        try {
            result = work.get();
        } catch (RuntimeException failed) {
            restore(handle, before, failed);
            throw failed;
        }
        restore(handle, before, null);
        return result;
    }

    /** {@link #in(Handle, Supplier)} without a result. */
    public static void in(Handle handle, Runnable work) {
        in(handle, () -> {
            work.run();
            return null;
        });
    }

    private static void restore(Handle handle, String[] before, RuntimeException failed) {
        try {
            handle.createQuery("select set_config('unioncard.sees', :sees, true), set_config('unioncard.changes', :changes, true)")
                    .bind("sees", before[0] == null ? "" : before[0]).bind("changes", before[1] == null ? "" : before[1])
                    .map((row, context) -> 0).one();
        } catch (RuntimeException aborted) {
            // After a failed statement PostgreSQL refuses everything but the rollback, which takes the settings away as well.
            if (failed == null) {
                throw aborted;
            }
            failed.addSuppressed(aborted);
        }
    }
}
