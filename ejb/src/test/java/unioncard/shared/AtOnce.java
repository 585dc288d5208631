package unioncard.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/** Several people who do something at the same moment, each on a thread of its own. */
public final class AtOnce {

    private static final int PATIENCE_SECONDS = 60;

    private AtOnce() {
    }

    /** Lets so many work, each of whom opens what a boundary call is. */
    public static List<String> refusals(int threads, IntFunction<Callable<?>> work) throws InterruptedException {
        return refusals(threads, work, AtOnce::call);
    }

    private static void call(Callable<?> work) {
        try {
            work.call();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Lets so many work, each in what a boundary call is; answers the codes of the refusals, and whatever else was thrown as text. */
    public static List<String> refusals(int threads, IntFunction<Callable<?>> work, Consumer<Callable<?>> call) throws InterruptedException {
        var refusals = Collections.synchronizedList(new ArrayList<String>());
        var start = new CountDownLatch(1);
        var pool = Executors.newFixedThreadPool(threads);
        for (int i = 0; i < threads; i++) {
            var mine = work.apply(i);
            pool.execute(() -> {
                try {
                    start.await();
                    call.accept(mine);
                } catch (DomainException refusal) {
                    refusals.add(refusal.code());
                } catch (InterruptedException | RuntimeException e) {
                    refusals.add(e.toString());
                }
            });
        }
        start.countDown();
        pool.shutdown();
        assertThat(pool.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)).as("all are done within a minute").isTrue();
        return refusals;
    }
}
