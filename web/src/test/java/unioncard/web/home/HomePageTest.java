package unioncard.web.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import unioncard.home.WaitingWork.Kind;
import unioncard.web.shared.Texts;

@DisplayName("首页待办事项的去处")
class HomePageTest {

    private static final Path PAGES = Path.of("src/main/webapp");

    @ParameterizedTest
    @EnumSource(Kind.class)
    @DisplayName("每一项都有名称、说明和页面，页面认得地址中的每个条件")
    void leads_to_a_list(Kind kind) throws IOException {
        assertThat(Texts.has("Kind." + kind)).isTrue();
        assertThat(Texts.has("home.hint." + kind)).isTrue();
        var address = HomePage.address(kind).split("\\?");
        var page = Files.readString(PAGES.resolve(address[0].substring(1)));
        if (address.length > 1) {
            for (var filter : address[1].split("&")) {
                assertThat(page).as(filter).contains("<f:viewParam name=\"" + filter.split("=")[0] + "\"");
            }
        }
    }
}
