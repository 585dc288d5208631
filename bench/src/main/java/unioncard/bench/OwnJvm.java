package unioncard.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A contender that is measured in a Java machine of its own, so that neither heap nor compiled code of another one helps or hinders it. */
public final class OwnJvm {

    private OwnJvm() {
    }

    /**
     * Runs the main method of a class of this bench and says what it prints.
     *
     * @param heap as Java takes it, such as {@code -Xmx256m}
     * @param arguments the first is the contender's name
     */
    public static void run(Class<?> bench, String heap, String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), heap, "-Djava.awt.headless=true", "-cp",
                System.getProperty("java.class.path"), bench.getName()));
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try (var out = process.inputReader()) {
            out.lines().forEach(line -> Comparison.say("    %s %s: %s", arguments[0], heap, line));
        }
        if (process.waitFor() != 0) {
            throw new IllegalStateException(arguments[0] + " failed");
        }
    }
}
