package unioncard.web.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What no page may do: mostly because text of users would then be more than text. */
@DisplayName("页面写法")
class PageRulesTest {

    private static final Path PAGES = Path.of("src/main/webapp");
    private static final Pattern HANDLER = Pattern.compile("\\son[a-z]+=\"([^\"]*)\"");

    @Test
    @DisplayName("不关闭转义，页面里没有脚本，只引用脚本文件")
    void noRawText() throws IOException {
        assertThat(having(Pattern.compile("escape=\"(?!true\")|<script|<h:outputScript(?! library=\"console\" name=\"[a-z]+\\.js\" )|<ui:debug"
                + "|javascript:"))).isEmpty();
    }

    @Test
    @DisplayName("按钮的脚本里不嵌入数据")
    void noDataInHandlers() throws IOException {
        var handlers = new ArrayList<String>();
        for (var page : pages()) {
            HANDLER.matcher(Files.readString(page)).results().map(found -> found.group(1)).forEach(handlers::add);
        }
        assertThat(handlers).as("the scan finds something").contains("if (args) PF('submission').show()").noneMatch(handler -> handler.contains("#{"));
    }

    @Test
    @DisplayName("没有得到回应时，不打开对话框：里面会是上一次的内容")
    void noDialogWithoutAnswer() throws IOException {
        assertThat(having(Pattern.compile("oncomplete=\"PF\\('\\w+'\\)\\.show"))).isEmpty();
        assertThat(having(Pattern.compile("oncomplete=\"if \\(!args"))).isEmpty();
    }

    @Test
    @DisplayName("地址参数与表单不同名：否则提交表单时，表单名会被当作参数值")
    void parametersAreNoForms() throws IOException {
        assertThat(named("<f:viewParam name=\"([^\"]+)\"")).contains("id", "status")
                .doesNotContainAnyElementsOf(named("<(?:h:form|union:actions) id=\"([^\"#]+)\""))
                .doesNotContainAnyElementsOf(named("<union:dialog name=\"([^\"]+)\"")).doesNotContain("actions", "filters");
    }

    private static Set<String> named(String pattern) throws IOException {
        var names = new TreeSet<String>();
        for (var page : pages()) {
            Pattern.compile(pattern).matcher(Files.readString(page)).results().forEach(found -> names.add(found.group(1)));
        }
        assertThat(names).as("the scan finds something").isNotEmpty();
        return names;
    }

    private static List<String> having(Pattern pattern) throws IOException {
        var found = new ArrayList<String>();
        for (var page : pages()) {
            if (pattern.matcher(Files.readString(page)).find()) {
                found.add(PAGES.relativize(page).toString());
            }
        }
        return found;
    }

    private static List<Path> pages() throws IOException {
        try (var files = Files.walk(PAGES)) {
            return files.filter(file -> file.toString().endsWith(".xhtml")).toList();
        }
    }
}
