package unioncard.web.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import unioncard.shared.DomainException;
import unioncard.shared.Parameter;

/** No page and no refusal without its Chinese words. */
@DisplayName("界面文字")
class TextsTest {

    private static final Path PAGES = Path.of("src/main/webapp");
    private static final Path BEANS = Path.of("src/main/java");
    private static final Path SERVICES = Path.of("../ejb/src/main/java");
    private static final Pattern THROWN = Pattern.compile("DomainException\\(\\s*\"([^\"]+)\"\\s*[,)]");
    private static final Pattern SUPER = Pattern.compile("super\\(\\s*\"([^\"]+)\"");
    /** A step of 办卡日志 beside its outcome, in a statement or a call. */
    private static final Pattern STEP = Pattern.compile("['\"]([A-Z_]+)['\"], ['\"](?:DONE|PASSED|WAITING)['\"]|'(FEEDBACK|VERIFICATION)', case");
    private static final Pattern IN_CODE = Pattern.compile("(?:Notices\\.(?:done|warn|refused)|Texts\\.of)\\(\\s*\"([^\"]+)\"\\s*[,)]");
    private static final Pattern IN_PAGE = Pattern.compile("text\\['([^']+)'\\]|union:fill\\('([^']+)'");
    private static final Pattern BY_TAG = Pattern.compile("<union:(?:field|filter|fact|dialog|table|proposal|history|ruleLinks)\\b"
            + "[^>]*?\\b(?:label|title|emptyText|past)=\"([^\"#]+)\"(?:[^>]*?\\bhint=\"([^\"#]+)\")?");

    @Test
    @DisplayName("每个业务错误都有中文说明")
    void everyErrorCodeHasASentence() {
        var codes = found(SERVICES, ".java", THROWN);
        files(SERVICES, ".java").filter(file -> read(file).contains("extends DomainException"))
                .forEach(file -> SUPER.matcher(read(file)).results().forEach(hit -> codes.add(hit.group(1))));
        assertThat(codes).as("the scan finds something").contains("not-allowed", "password.same");
        assertThat(codes).allSatisfy(code -> assertThat(Texts.has("error." + code)).as("error." + code).isTrue());
    }

    @Test
    @DisplayName("页面引用的文字都存在")
    void everyKeyOfAPageExists() {
        var keys = found(PAGES, ".xhtml", IN_PAGE);
        keys.addAll(found(PAGES, ".xhtml", BY_TAG));
        assertThat(keys).as("the scan finds something").contains("product", "pending.advice", "password.title", "account.new");
        assertThat(keys).filteredOn(key -> !key.endsWith(".")).allSatisfy(key -> assertThat(Texts.has(key)).as(key).isTrue());
    }

    @Test
    @DisplayName("程序引用的文字都存在")
    void everyKeyOfABeanExists() {
        var keys = found(BEANS, ".java", IN_CODE);
        assertThat(keys).contains("password.changed", "failure.view-expired").allSatisfy(key -> assertThat(Texts.has(key)).as(key).isTrue());
    }

    @Test
    @DisplayName("菜单每一项都有名称和首页说明")
    void everyMenuEntryHasItsWords() {
        for (var entry : MenuEntry.values()) {
            assertThat(entry.getLabel()).isNotBlank();
            assertThat(entry == MenuEntry.HOME || Texts.has("home.tile." + entry.name())).as(entry.name()).isTrue();
        }
    }

    @Test
    @DisplayName("办卡日志的每一步都有名称")
    void everyStepOfTheLogHasItsWord() {
        var steps = found(SERVICES, ".java", STEP);
        assertThat(steps).as("the scan finds something").contains("ADDED", "EXPIRY", "FEEDBACK", "TAKEN_OVER");
        assertThat(steps).allSatisfy(step -> assertThat(Texts.has("member.log.step." + step)).as(step).isTrue());
    }

    @Test
    @DisplayName("每个业务参数都说明用途")
    void everyParameterHasItsMeaning() {
        assertThat(Parameter.values()).allSatisfy(parameter -> assertThat(Texts.has("Parameter." + parameter.name() + ".meaning")).as(parameter.name())
                .isTrue());
    }

    @Test
    @DisplayName("参数填入文字")
    void argumentsFillTheirPlaces() {
        var refusal = new DomainException("password.too-short", 10);
        assertThat(Texts.of("error." + refusal.code(), refusal.arguments())).isEqualTo("密码不能少于 10 位");
    }

    private static Set<String> found(Path root, String suffix, Pattern pattern) {
        var keys = new TreeSet<String>();
        files(root, suffix).forEach(file -> pattern.matcher(read(file)).results().forEach(hit -> {
            for (int i = 1; i <= hit.groupCount(); i++) {
                if (hit.group(i) != null) {
                    keys.add(hit.group(i));
                }
            }
        }));
        return keys;
    }

    private static Stream<Path> files(Path root, String suffix) {
        try (var all = Files.walk(root)) {
            return all.filter(file -> file.toString().endsWith(suffix)).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
