package unioncard.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** What a figure was measured on, without which it says nothing. */
public final class Machine {

    private Machine() {
    }

    /** Processor, heap, Java, system and the database with the settings that decide its speed, a line each. */
    public static List<String> describe(Jdbi jdbi) {
        var lines = new ArrayList<>(describe());
        lines.add(jdbi.withHandle(h -> h.createQuery("""
                select version() || ', ' || string_agg(name || '=' || setting, ' ' order by name) from pg_settings
                where name in ('fsync', 'synchronous_commit', 'shared_buffers', 'max_wal_size')""").mapTo(String.class).one()));
        return lines;
    }

    /** The same without a database. */
    public static List<String> describe() {
        var runtime = Runtime.getRuntime();
        return List.of("%s, %d processors, heap of at most %d MB".formatted(processor(), runtime.availableProcessors(), runtime.maxMemory() >> 20),
                "Java %s, %s %s".formatted(Runtime.version(), System.getProperty("os.name"), System.getProperty("os.version")));
    }

    /** How many wanted a processor over the last minute, this program's own work included; negative where the system does not tell. */
    public static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    /** The most that the heap has held, garbage included, in MB. */
    public static long heapPeak() {
        return ManagementFactory.getMemoryPoolMXBeans().stream().filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed()).sum() >> 20;
    }

    private static String processor() {
        try (var lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name")).findFirst().map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .orElse(System.getProperty("os.arch"));
        } catch (IOException elsewhere) {
            return System.getProperty("os.arch");
        }
    }
}
