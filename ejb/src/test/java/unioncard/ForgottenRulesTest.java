package unioncard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The twenty rules most likely forgotten (§9c): the name of a test that proves one carries its number, as {@code §9c 8：} or {@code §9c 8、9：}. */
@DisplayName("Each of the twenty rules has a test named after it")
class ForgottenRulesTest {

    private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
    private static final int RULES = 20;
    private static final Pattern NAME = Pattern.compile("@DisplayName\\(\"[^\"]*?§9c (\\d+(?:、\\d+)*)[：:]");

    @Test
    @DisplayName("every number from 1 to 20, and no other")
    void everyRule() throws IOException {
        var named = new TreeSet<Integer>();
        try (var files = Files.find(HOME, 12, (path, what) -> what.isRegularFile() && path.toString().contains("/src/test/java/")
                && path.toString().endsWith(".java"))) {
            for (var file : files.toList()) {
                named.addAll(rules(Files.readString(file)));
            }
        }
        assertThat(named).containsExactlyElementsOf(IntStream.rangeClosed(1, RULES).boxed().toList());
    }

    @Test
    @DisplayName("one that stands in a comment alone does not count")
    void namesOnly() {
        assertThat(rules("/** §9c 7: rates. */ @DisplayName(\"T30、§9c 13：x\") void a() { } @DisplayName(\"§9c 8、9：y\")")).containsExactly(8, 9, 13);
    }

    private static Set<Integer> rules(String source) {
        return NAME.matcher(source).results().flatMap(found -> Pattern.compile("、").splitAsStream(found.group(1))).map(Integer::valueOf)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
