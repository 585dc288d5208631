package unioncard.running;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import unioncard.manual.Console;
import unioncard.security.PersonalData;
import unioncard.security.PersonalKind;
import unioncard.testing.FailureScreens;
import unioncard.testing.RunningProduct;

/** Chapter 2 of the manual in each of its three ways, from the clerk by the district to the municipal federation, with the figures of §8. */
@DisplayName("集中参保、有卡无保、新办卡：基层提交、区局确认、市总划拨")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@ExtendWith(FailureScreens.class)
class ThreeWaysBrowserIT {

    private static final String DISTRICT = "示例TWD工会";
    private static final String PAID_TO = "310101199001010010";

    private static RunningProduct product;
    private static SampleCity city;
    /** By login: whoever signs in a second time ends the first session. */
    private final Map<String, Console> consoles = new HashMap<>();

    @BeforeAll
    static void threeUnionsOfTwo() {
        product = RunningProduct.start("three-ways", Map.of("unioncard.clock.start", "2019-01-28T07:51:00Z"));
        city = new SampleCity(product);
        long district = city.union("TWD", "DISTRICT", city.root());
        for (var code : List.of("TWC", "TWW", "TWN")) {
            long union = city.union(code, "GRASSROOTS", district);
            city.members(union, code, 2);
            city.jdbi().useHandle(h -> h.execute("""
                    insert into card (person_id, member_id, district_id, card_no_sealed, card_no_index, card_no_date, status, issued_at)
                    select person_id, id, district_id, 'x', 'tw' || id, cast(? as date), 'ACTIVE', now() from member where union_id = ?""",
                    code.equals("TWN") ? "2019-01-27" : "2018-05-05", union));
            city.account(code.toLowerCase() + "-clerk", union, "GRASSROOTS_CLERK");
        }
        city.jdbi().useHandle(h -> h.execute("update person set name = '李𬎆' where name = '会员2'"));
        city.account("tw-reviewer", district, "DISTRICT_REVIEWER");
        city.account("tw-staff", city.root(), "MUNICIPAL_STAFF");
        city.account("tw-head", city.root(), "MUNICIPAL_HEAD");
    }

    @AfterAll
    static void stop() {
        product.stop();
    }

    @AfterEach
    void close() {
        assertThat(consoles.values()).flatExtracting(Console::problems).isEmpty();
        consoles.values().forEach(Console::close);
    }

    private Console signedIn(String login) {
        return consoles.computeIfAbsent(login, name -> Console.on(product).signIn(name, SampleCity.PASSWORD));
    }

    @Test
    @Order(1)
    @DisplayName("集中参保：市总准备名单，基层看到待参保人数，提交48.00元，区局确认，市总24.00元；市总看到谁已提交")
    void collective() throws IOException {
        var staff = signedIn("tw-staff").menu("参保信息管理").click("参保名单准备").sees(DISTRICT).click("准备全部名单").yes().told("已开始准备名单");
        assertThat(staff.row(DISTRICT)).containsText("已备好");
        assertThat(staff.page().locator("#waiting")).hasText("4 人");
        assertThat(staff.page().locator("#open")).hasText("2");
        staff.shot("130-lists");

        var clerk = signedIn("twc-clerk").menu("参保信息管理").sees("2019年集中参保：名单已备好，2 人待参保").shot("131-list-waits");
        submits(clerk, "集中参保办理", "2019-01-01");
        clerk.menu("参保信息管理").sees("区局确认中");
        assertThat(clerk.page().getByText("名单已备好")).hasCount(0);
        confirmed("TWC", "集中参保", 24);

        staff.open("/insurance/enrolments-lists.xhtml?way=COLLECTIVE&year=2019");
        staff.sees(DISTRICT);
        assertThat(staff.page().locator("#submitted")).hasText("1");
        assertThat(staff.page().locator("#open")).hasText("1");
        assertThat(staff.page().locator("#enrolled")).hasText("2 人");
        assertThat(staff.page().locator("#waiting")).hasText("2 人");
        staff.shot("132-lists-submitted");
    }

    @Test
    @Order(2)
    @DisplayName("有卡无保：集中参保结束后，上传次日起保，48.00元＝市总24.00元＋区局及以下24.00元")
    void cardWithoutCover() throws IOException {
        city.jdbi().useHandle(h -> h.execute("update insurance_year set collective_to = date '2019-01-27' where year = 2019"));
        var clerk = signedIn("tww-clerk").menu("参保信息管理");
        submits(clerk, "有卡无保人员参保办理", "2019-01-29");
        confirmed("TWW", "有卡无保参保", 48);
    }

    @Test
    @Order(3)
    @DisplayName("新办卡：卡号日期次日起保，48.00元＝市总24.00元＋区局及以下24.00元")
    void newCard() throws IOException {
        var clerk = signedIn("twn-clerk").menu("参保信息管理");
        submits(clerk, "新办卡人员参保办理", "2019-01-28");
        confirmed("TWN", "新办卡参保", 72);
        assertThat(city.number("select sum(debit_fen - credit_fen) from ledger_line")).isZero();
        assertThat(city.one("select concat_ws(' ', count(*), count(distinct person_id), sum(premium_fen), sum(municipal_fen), sum(lower_fen)) "
                + "from cover where status = 'CONFIRMED'")).isEqualTo("6 6 14400 7200 7200");
    }

    @Test
    @Order(4)
    @DisplayName("市总划拨：三种参保合为一张划拨单，市总承担72.00元，两人办理；纸上也是72.00元；资金台账随之结清")
    void allotted() throws IOException {
        var staff = signedIn("tw-staff").menu("市总划拨").click("制单").choose("保障年度", "2019年").click("搜索").clickInRow(DISTRICT, "制单").yes();
        staff.told("划拨单已制作").sees("柒拾贰元整").sees("待复核");
        var order = "/insurance/allotments-order.pdf?id=" + city.number("select max(id) from allotment_order");
        paper(staff, order, "72.00", "柒拾贰元整", DISTRICT);
        var head = signedIn("tw-head").menu("市总划拨").choose("保障年度", "全部年度").choose("状态", "待复核").click("搜索").clickInRow(DISTRICT, "复核");
        head.click("复核通过").fill("银行流水号", "SF-TW").typeDay("划拨日期", "2019-01-28").click("复核通过").told("已记入资金台账").sees("已划拨");
        paper(head, order, "72.00", "SF-TW");
        assertThat(city.one("select string_agg(account || ' ' || balance, ',' order by account) from (select account, sum(debit_fen - credit_fen) balance "
                + "from ledger_line group by account) a")).isEqualTo("LOWER_SHARE 7200,MUNICIPAL_SHARE 0,PREMIUM -7200");
    }

    @Test
    @Order(5)
    @DisplayName("给付登记：上传保障机构的明细，不予登记的说明原因，核对后登记")
    void benefits() throws Exception {
        var data = new PersonalData(product.keysFile());
        city.jdbi().useHandle(h -> h.execute("update person set document_index = ? where name = '李𬎆' and id in (select m.person_id from member m "
                + "join trade_union u on u.id = m.union_id where u.code = 'TWN')", data.index(PersonalKind.DOCUMENT, PAID_TO)));
        var staff = signedIn("tw-staff").menu("保障信息查询").click("给付登记");
        var file = product.dataFolder().resolve("benefits.xlsx");
        try (var book = new XSSFWorkbook(Files.newInputStream(staff.download("下载模板", product.dataFolder().resolve("empty.xlsx"))))) {
            line(book, 4, "LP-2019-0001", "李𬎆", PAID_TO, "1234.56");
            line(book, 5, "LP-2019-0002", "曹涛", "310101199001010037", "100");
            try (var out = Files.newOutputStream(file)) {
                book.write(out);
            }
        }
        staff.attach(file).click("上传").sees("导入结果：benefits.xlsx").sees("待确认").sees("1,234.56 元").sees("没有该证件号码的会员").sees("3101****0037");
        staff.shot("140-benefits-checked").attach(file).click("上传").told("该文件已上传过");
        staff.click("确认登记").yes().told("已登记 1 笔给付").sees("已登记").shot("141-benefits-registered");
    }

    private static void line(XSSFWorkbook book, int at, String claim, String name, String document, String amount) {
        var row = book.getSheetAt(0).getRow(at);
        var cells = List.of(claim, "2019", name, document, "住院天数", "2019/01/28", amount);
        for (int i = 0; i < cells.size(); i++) {
            row.getCell(i + 1, Row.MissingCellPolicy.CREATE_NULL_AS_BLANK).setCellValue(cells.get(i));
        }
    }

    /** What a document says, in the browser of somebody. */
    private void paper(Console console, String address, String... words) throws IOException {
        var answer = console.page().context().request().get(product.address() + address);
        assertThat(answer.status()).as(address).isEqualTo(200);
        try (var paper = Loader.loadPDF(answer.body())) {
            assertThat(new PDFTextStripper().getText(paper)).as(address).contains(words);
        }
    }

    /** The plan, the totals before anything is stored, and the list to the district. */
    private void submits(Console clerk, String way, String startsOn) {
        clerk.click(way).sees("总共 2 条记录").sees("李𬎆").sees(startsOn).choose("保障类型", "A类（综合保障）");
        assertThat(clerk.page().locator("#headcount")).hasText("2 人");
        assertThat(clerk.page().locator("#premium")).hasText("48.00 元");
        assertThat(clerk.page().locator("#municipal")).hasText("24.00 元");
        assertThat(clerk.page().locator("#lower")).hasText("24.00 元");
        clerk.click("提交至区局审核").yes().told("已提交至区局审核，共 2 人。").sees("区局确认中");
        assertThat(clerk.row("区局确认中").locator("td").first()).hasText("-");
    }

    /** 区局确认, 保障信息查询 of the clerk, and what waits for the municipal federation to allot. */
    private void confirmed(String union, String way, int waitingYuan) throws IOException {
        var reviewer = signedIn("tw-reviewer").menu("参保信息管理").clickInRow("示例" + union + "工会", "查看详情").sees(way).sees("48.00").sees("24.00");
        reviewer.click("确认").yes().told("已确认，批次编号");
        var number = city.one("select batch_no from enrolment_batch b join trade_union u on u.id = b.union_id where u.code = '" + union + "'");
        var clerk = signedIn(union.toLowerCase() + "-clerk").menu("保障信息查询").sees("总共 2 条记录").sees(number);
        assertThat(clerk.names()).contains("李𬎆");
        var batch = city.number("select id from enrolment_batch where batch_no = '" + number + "'");
        paper(clerk, "/insurance/enrolments-roster.pdf?id=" + batch, number, way, "李𬎆", "48.00", "24.00", "肆拾捌元整");
        paper(clerk, "/insurance/enrolments-confirmation.pdf?id=" + batch, number, "48.00", "24.00", "肆拾捌元整");
        paper(clerk, "/insurance/enrolments-statement.pdf?id=" + batch, number, "48.00", "24.00", "贰拾肆元整");
        var staff = signedIn("tw-staff").menu("市总划拨").click("制单").choose("保障年度", "2019年").click("搜索");
        assertThat(staff.row(DISTRICT)).containsText(waitingYuan + ".00");
    }
}
