package unioncard.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static unioncard.insurance.InsuranceWorld.EAST;
import static unioncard.insurance.InsuranceWorld.FOUNDRY;
import static unioncard.insurance.InsuranceWorld.MILL;
import static unioncard.insurance.InsuranceWorld.SHIPYARD;

import java.time.LocalDate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import unioncard.insurance.InsuranceWorld;
import unioncard.shared.TestDatabase;

@DisplayName("保障证明")
class CoverageCertificatesTest {

    private static final Pattern CODE = Pattern.compile("验证码：([0-9A-Z]{4}(-[0-9A-Z]{4}){3})");

    @RegisterExtension
    final TestDatabase database = new TestDatabase();
    private InsuranceWorld world;
    private long cover;

    @BeforeEach
    void covered() {
        world = new InsuranceWorld(database, "2019-01-27");
        world.confirmed(EAST, world.submitted(FOUNDRY, 1));
        cover = world.number("select id from cover");
        world.goTo("2019-03-01");
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    @DisplayName("证明某日在保障期内；同一天再印是同一个验证码，另一天是另一个；验证码里没有个人信息")
    void one_code_for_a_day() {
        var first = print(FOUNDRY, "2019-03-01");
        assertThat(first).contains("兹证明上述会员于2019-03-01处于工会会员专享基本保障期内", "李𬎆", "3101****", "铸造厂工会", "2019-01-28至2019-12-31")
                .doesNotContain("31010119900101", "null");
        assertThat(print(EAST, "2019-03-01")).contains("第2次打印", code(first));
        assertThat(code(print(FOUNDRY, "2019-02-28"))).isNotEqualTo(code(first)).doesNotContain("0070300001");
    }

    @Test
    @DisplayName("不在保障期内的日期、今后的日期不能证明；别的工会开不了")
    void only_what_is_known() {
        assertThatThrownBy(() -> print(FOUNDRY, "2019-01-27")).hasMessage("certificate.not-in-force");
        assertThatThrownBy(() -> print(FOUNDRY, "2019-03-02")).hasMessage("certificate.future");
        assertThatThrownBy(() -> print(SHIPYARD, "2019-03-01")).hasMessage("not-allowed");
        assertThatThrownBy(() -> print(MILL, "2019-03-01")).hasMessage("not-allowed");
        assertThat(world.number("select count(*) from paper")).isZero();
    }

    @Test
    @DisplayName("凭验证码，别的工会也能验证开具时的内容，怎么抄写都行；后来姓名改了不影响；保障后来终止的会提示")
    void whoever_holds_the_paper_may_have_it_checked() {
        var code = code(print(FOUNDRY, "2019-03-01"));
        world.change("update person set name = '李四'");
        var checker = new PaperDesk(database, world, MILL);
        assertThat(checker.check(code)).satisfies(found -> {
            assertThat(found.memberName()).isEqualTo("李𬎆");
            assertThat(found.day()).isEqualTo(LocalDate.of(2019, 3, 1));
            assertThat(found.documentNumber()).contains("****");
            assertThat(found.unionName()).isEqualTo("铸造厂工会");
            assertThat(found.stillInForce()).isTrue();
        });
        assertThat(checker.check(" " + code.toLowerCase().replace("-", " ").replace("0", "o").replace("1", "l")).code()).isEqualTo(code);
        world.change("update cover set ended_on = date '2019-02-20', end_reason = 'DEATH'");
        assertThat(checker.check(code).stillInForce()).isFalse();
        for (var wrong : new String[] {null, "", "0000-0000-0000-0000", "' or 1=1 --", code + "0"}) {
            assertThatThrownBy(() -> checker.check(wrong)).hasMessage("certificate.unknown");
        }
    }

    private String print(long union, String day) {
        var desk = new PaperDesk(database, world, union);
        return desk.text(out -> desk.certificates().print(cover, LocalDate.parse(day), out));
    }

    private static String code(String paper) {
        var found = CODE.matcher(paper);
        assertThat(found.find()).isTrue();
        return found.group(1);
    }
}
