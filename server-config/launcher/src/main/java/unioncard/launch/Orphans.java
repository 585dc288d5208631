package unioncard.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Programs of an earlier run whose launcher was killed. Each program of the product works in a folder of its own below the data
 * folder; a process that still works there is ours, since the launcher that asks holds the lock of the data folder.
 */
final class Orphans {

    private static final Path PROCESSES = Path.of("/proc");

    private Orphans() {
    }

    /** Ends what still runs in the folder: first asks, then kills after the given time. Returns how many processes there were. */
    static int stop(Path folder, Duration patience) {
        List<ProcessHandle> found = workingIn(folder);
        if (found.isEmpty()) {
            return 0;
        }
        found.forEach(ProcessHandle::destroy);
        awaitEnd(found, patience);
        List<ProcessHandle> left = workingIn(folder);
        left.forEach(ProcessHandle::destroyForcibly);
        awaitEnd(left, patience);
        return found.size();
    }

    private static List<ProcessHandle> workingIn(Path folder) {
        if (!Files.isDirectory(folder) || !Files.isDirectory(PROCESSES)) {
            return List.of();
        }
        try {
            Path real = folder.toRealPath();
            return ProcessHandle.allProcesses().filter(p -> p.pid() != ProcessHandle.current().pid()).filter(p -> worksIn(p, real)).toList();
        } catch (IOException gone) {
            return List.of();
        }
    }

    private static boolean worksIn(ProcessHandle process, Path folder) {
        try {
            return Files.readSymbolicLink(PROCESSES.resolve(Long.toString(process.pid())).resolve("cwd")).equals(folder);
        } catch (IOException | SecurityException notOurs) {
            return false;
        }
    }

    private static void awaitEnd(List<ProcessHandle> processes, Duration patience) {
        CompletableFuture<?>[] exits = processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new);
        try {
            CompletableFuture.allOf(exits).get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException stillThere) {
            return;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
