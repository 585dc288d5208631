package unioncard.web.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import unioncard.audit.AuditRow;

@DisplayName("审计日志的用词")
class AuditWordsTest {

    private static final Path SERVICES = Path.of("../ejb/src/main/java");
    private static final Pattern GUARDED = Pattern.compile("@Requires\\((?:[^()]|\\([^()]*\\))*\\)\\s+public [^=;{]*?\\b(\\w+)\\(");

    @Test
    @DisplayName("每一项操作都有中文名称：任何服务都可能因无权而记入日志")
    void everyActionHasItsName() throws IOException {
        var actions = new TreeSet<String>();
        try (var files = Files.walk(SERVICES)) {
            for (var file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                var type = file.getFileName().toString().replace(".java", "");
                GUARDED.matcher(Files.readString(file)).results().forEach(found -> actions.add(type + "." + found.group(1)));
            }
        }
        assertThat(actions).as("the scan finds something").contains("Submission.submit", "Members.reveal", "KeyRotation.start").hasSizeGreaterThan(60);
        assertThat(actions).filteredOn(action -> !AuditWords.isAction(action)).isEmpty();
        assertThat(AuditWords.actions()).contains("SignIn.check").doesNotHaveDuplicates();
        assertThat(AuditWords.actions().stream().map(AuditWords::action)).doesNotHaveDuplicates();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', value = {"member 0070311350 (核对证件)|会员 0070311350 (核对证件)", "batch 20261123000001, 3 lines|批次 20261123000001, 3 条明细",
        "REGULAR, 2 entries|普通通道, 2 条待办", "clerk|clerk", "union A-1 $1|工会 A-1 $1"})
    @DisplayName("对象用中文，不认识的照原样")
    void subjects(String stored, String shown) {
        assertThat(AuditWords.subject(stored)).isEqualTo(shown);
    }

    @Test
    @DisplayName("未执行的原因就是当时给操作人看的话")
    void reasons() {
        assertThat(AuditWords.reason(row("done"))).isEmpty();
        assertThat(AuditWords.reason(row("password.too-short"))).isEqualTo("密码不能少于 … 位");
        assertThat(AuditWords.reason(row("refused"))).isEqualTo("用户名、密码或动态口令不正确，或账号不可用");
        assertThat(AuditWords.reason(row("no-such-code"))).isEqualTo("no-such-code");
        assertThat(AuditWords.subject(null)).isEmpty();
        assertThat(AuditWords.action("Some.thing")).isEqualTo("Some.thing");
    }

    private static AuditRow row(String code) {
        return new AuditRow(1, Instant.EPOCH, "clerk", null, null, "A.b", null, code);
    }
}
