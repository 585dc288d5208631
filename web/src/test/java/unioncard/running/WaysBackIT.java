package unioncard.running;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import unioncard.testing.ConsoleSession;

/** Where 返回 leads. */
@DisplayName("返回")
class WaysBackIT {

    private static final String LIST = "/member/members.xhtml?name=%E4%BC%9A%E5%91%98";
    private static final Pattern BACK = Pattern.compile("<a(?=[^>]*id=\"back\")[^>]*href=\"/unioncard([^\"]*)\"");

    private static SampleCity city;
    private static ConsoleSession clerk;
    private static String member;
    private static String transfer;

    @BeforeAll
    static void aMember() {
        city = SampleCity.shared();
        long union = city.union("WB2", "GRASSROOTS", city.union("WB1", "DISTRICT", city.root()));
        city.members(union, "WB2", 1);
        city.account("wb-clerk", union, "GRASSROOTS_CLERK");
        clerk = city.signedIn("wb-clerk");
        var id = city.one("select id from member where union_id = " + union);
        member = "/member/member.xhtml?id=" + id;
        transfer = "/transfer/transfers-out.xhtml?member=" + id;
    }

    @Test
    @DisplayName("会员详情回到带条件的列表；修改资料、转出之后再返回，也不在两页之间打转")
    void listDetailEdit() {
        assertThat(back(member, LIST)).isEqualTo(LIST);
        assertThat(back(member, member.replace("member.xhtml", "member-edit.xhtml"))).as("from the form of the member").isEqualTo(LIST);
        assertThat(back(transfer, member)).isEqualTo(member);
        assertThat(back(member, transfer)).as("from a page that leads back here").isEqualTo(LIST);
        assertThat(back(member, "/card/members.xhtml")).as("from another list").isEqualTo("/card/members.xhtml");
    }

    @Test
    @DisplayName("从别处或直接打开的，回到该页自己的列表")
    void fromElsewhere() {
        assertThat(back(member, "/index.xhtml")).isEqualTo("/member/members.xhtml");
        var foreign = clerk.send(clerk.request(member).header("Referer", "https://elsewhere.example/unioncard/card/members.xhtml").GET());
        assertThat(hrefOfBack(foreign.body())).isEqualTo("/member/members.xhtml");
    }

    private static String back(String page, String from) {
        return hrefOfBack(clerk.send(clerk.request(page).header("Referer", city.product().address() + from).GET()).body());
    }

    private static String hrefOfBack(String page) {
        var found = BACK.matcher(page);
        assertThat(found.find()).as("a way back").isTrue();
        return found.group(1).replace("&amp;", "&");
    }
}
