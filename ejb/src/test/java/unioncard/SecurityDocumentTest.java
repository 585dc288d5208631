package unioncard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("docs/security.md names tests that exist")
class SecurityDocumentTest {

    private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
    /** {@code PasswordsTest.mlps}, {@code HeadersIT `cookie`, `session`}, {@code .asvs} after either. */
    private static final Pattern PROOF = Pattern.compile("\\b([A-Z][a-z]\\w*(?:Test|Properties|IT))\\b"
            + "((?:\\.\\w+)?`?(?: ?(?:\\([a-z]+\\) )?(?:, )?`\\.?[a-z]\\w*`)*)");
    private static final Pattern METHOD = Pattern.compile("\\.(\\w+)|`([a-z]\\w*)`");

    @Test
    @DisplayName("every class and every method of them")
    void everyProofExists() throws IOException {
        var tests = tests();
        var document = Files.readString(HOME.resolve("docs/security.md"));
        assertThat(PROOF.matcher(document).results().count()).as("proofs found in the document").isGreaterThan(100);
        assertThat(missing(document, tests)).isEmpty();
    }

    @Test
    @DisplayName("and tells of one that does not")
    void tellsOfWhatIsMissing() throws IOException {
        var text = "| x | PersonalNumbersIT `downloads`, `nothingLikeIt` | `SignInTest.address`, `.neverWritten` | GoneTest | RolesTest |";
        assertThat(missing(text, tests())).containsExactly("PersonalNumbersIT.nothingLikeIt", "SignInTest.neverWritten", "GoneTest");
    }

    private static List<String> missing(String document, Map<String, String> tests) {
        var missing = new ArrayList<String>();
        PROOF.matcher(document).results().forEach(proof -> {
            var source = tests.get(proof.group(1));
            if (source == null) {
                missing.add(proof.group(1));
                return;
            }
            METHOD.matcher(proof.group(2)).results().map(found -> found.group(1) == null ? found.group(2) : found.group(1))
                    .filter(method -> !Pattern.compile("\\bvoid " + method + "\\(").matcher(source).find())
                    .forEach(method -> missing.add(proof.group(1) + "." + method));
        });
        return missing;
    }

    /** Sources of all tests of the project, by the simple name of the class. */
    private static Map<String, String> tests() throws IOException {
        var sources = new HashMap<String, String>();
        try (var files = Files.find(HOME, 12, (path, what) -> what.isRegularFile() && path.toString().contains("/src/test/java/")
                && path.toString().endsWith(".java"))) {
            for (var file : files.toList()) {
                sources.put(file.getFileName().toString().replace(".java", ""), Files.readString(file));
            }
        }
        return sources;
    }
}
