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
    /** One plan, one cover, starts, confirmation, numbers, totals, snapshots; members looked at again; the account it pays to. */
    private static final Set<Integer> OF_THE_COVER = Set.of(1, 2, 3, 4, 5, 6, 7, 9, 18);
    private static final Pattern NAME = Pattern.compile("@DisplayName\\(\"[^\"]*?§9c (\\d+(?:、\\d+)*)[：:]");

    @Test
    @DisplayName("every number from 1 to 20, and no other")
    void everyRule() throws IOException {
        assertThat(named("/src/test/java/")).containsExactlyElementsOf(IntStream.rangeClosed(1, RULES).boxed().toList());
    }

    @Test
    @DisplayName("those about the cover each in a test of the cover itself")
    void everyRuleOfTheCover() throws IOException {
        assertThat(named("/src/test/java/unioncard/insurance/")).containsAll(OF_THE_COVER);
    }

    private static Set<Integer> named(String under) throws IOException {
        var named = new TreeSet<Integer>();
        try (var files = Files.find(HOME, 12, (path, what) -> what.isRegularFile() && path.toString().contains(under)
                && path.toString().endsWith(".java"))) {
            for (var file : files.toList()) {
                named.addAll(rules(Files.readString(file)));
            }
        }
        return named;
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
