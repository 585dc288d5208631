package unioncard.web.insurance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import unioncard.insurance.ConfirmedCovers;
import unioncard.insurance.CoverPart;
import unioncard.insurance.CoverageCount;
import unioncard.insurance.CoverageExport;
import unioncard.insurance.CoverageOverview;
import unioncard.insurance.CoverageUnit;
import unioncard.insurance.EnrolmentWay;
import unioncard.organisation.UnionLevel;

@DisplayName("导出的参保统计")
class StatisticsSheetTest {

    private static final ZoneId CITY = ZoneId.of("Asia/Shanghai");
    private static final CoverageCount FOUNDRY = new CoverageCount(10, 8, 7, 0, 1, 0);
    private static final CoverageCount NOBODY = new CoverageCount(3, 0, 0, 0, 0, 0);
    private static final CoverageCount BOTH = new CoverageCount(13, 8, 7, 0, 1, 0);
    private static final ConfirmedCovers COVERS = new ConfirmedCovers(2026, List.of(
            new CoverPart(2025, LocalDate.of(2025, 3, 1), EnrolmentWay.NEW_CARD, "A", "A类（综合保障）", 4, 9600, 4800, 4800),
            new CoverPart(2026, LocalDate.of(2025, 12, 1), EnrolmentWay.COLLECTIVE, "A", "A类（综合保障）", 5, 12_000, 6000, 6000),
            new CoverPart(2026, LocalDate.of(2026, 3, 1), EnrolmentWay.NEW_CARD, "B", "B类（重大病保障）", 1, 7001, 3500, 3501)));

    @Test
    @DisplayName("按单位：数字是数字，工会名称是文字，像公式的也只是文字，生僻字不丢；末行合计；表头冻结")
    void unions() throws IOException {
        try (var book = written(BOTH, List.of())) {
            var sheet = book.getSheet("按单位");
            assertThat(sheet.getPaneInformation().isFreezePane()).isTrue();
            assertThat(sheet.getPaneInformation().getHorizontalSplitPosition()).isEqualTo((short) 1);
            assertThat(texts(sheet.getRow(0))).containsExactly("区局（产业）工会", "工会编码", "工会名称", "会员（正常）", "持卡", "已参保", "待区局确认",
                    "有卡无保（本年度新办卡）", "有卡无保（以前年度办卡）", "有卡无保", "参保率");
            assertThat(texts(sheet.getRow(1))).startsWith("东区总工会", "3100100001", "铸造厂𬎆工会");
            assertThat(numbers(sheet.getRow(1))).containsExactly(10d, 8d, 7d, 0d, 1d, 0d, 1d, 0.875);
            assertThat(sheet.getRow(1).getCell(10).getCellStyle().getDataFormatString()).isEqualTo("0.0%");
            assertThat(texts(sheet.getRow(2)).get(2)).isEqualTo("'=HYPERLINK(\"http://x\")");
            assertThat(numbers(sheet.getRow(2))).as("nobody holds a card: no rate").containsExactly(3d, 0d, 0d, 0d, 0d, 0d, 0d);
            assertThat(texts(sheet.getRow(3))).containsExactly("合计");
            assertThat(numbers(sheet.getRow(3))).containsExactly(13d, 8d, 7d, 0d, 1d, 0d, 1d, 0.875);
            assertThat(book).allSatisfy(each -> assertThat(each).allSatisfy(row -> assertThat(row).allSatisfy(cell ->
                    assertThat(cell.getCellType()).isNotEqualTo(CellType.FORMULA))));
        }
    }

    @Test
    @DisplayName("按保障类型与参保方式：金额为元；按月：上年月份在前，上一保障年度并列")
    void plansAndMonths() throws IOException {
        try (var book = written(BOTH, List.of())) {
            var plans = book.getSheet("按保障类型与参保方式");
            assertThat(texts(plans.getRow(1))).containsExactly("A类（综合保障）", "集中参保");
            assertThat(numbers(plans.getRow(1))).containsExactly(5d, 0.833, 0.625, 120.00, 60.00, 60.00);
            assertThat(numbers(plans.getRow(2))).containsExactly(1d, 0.167, 0.125, 70.01, 35.00, 35.01);
            assertThat(texts(plans.getRow(3))).containsExactly("合计", "");
            assertThat(numbers(plans.getRow(3))).containsExactly(6d, 1d, 0.75, 190.01, 95.00, 95.01);
            var months = book.getSheet("按月");
            assertThat(texts(months.getRow(0))).containsExactly("确认月份", "2026保障年度（人）", "2025保障年度（人）");
            assertThat(texts(months.getRow(1))).containsExactly("上年12月");
            assertThat(numbers(months.getRow(1))).containsExactly(5d, 0d);
            assertThat(texts(months.getRow(4))).containsExactly("3月");
            assertThat(numbers(months.getRow(4))).containsExactly(1d, 4d);
            assertThat(months.getLastRowNum()).isEqualTo(13);
        }
    }

    @Test
    @DisplayName("全市另有按区局一页；说明页写明单位、年度、截至时间和口径")
    void districtsAndNotes() throws IOException {
        var east = new CoverageUnit(2, "31001", "东区总工会", UnionLevel.DISTRICT, null, null, "东区总工会", BOTH);
        try (var book = written(BOTH, List.of(east))) {
            assertThat(texts(book.getSheet("按区局").getRow(1))).containsExactly("31001", "东区总工会");
            assertThat(numbers(book.getSheet("按区局").getRow(1))).startsWith(13d, 8d, 7d);
            assertThat(texts(book.getSheet("说明").getRow(0))).containsExactly("统计单位", "市总工会");
            assertThat(texts(book.getSheet("说明").getRow(2))).containsExactly("人数截至", "2026-03-10 15:51");
        }
        try (var book = written(null, List.of())) {
            assertThat(book.getSheet("按区局")).isNull();
            assertThat(book.getSheet("按单位").getLastRowNum()).as("never counted: no sum").isEqualTo(2);
        }
    }

    @Test
    @DisplayName("在交出第一批工会之前不写一个字节，拒绝时仍能显示在页面上")
    void nothingIsWrittenBefore() {
        var out = new ByteArrayOutputStream();
        var sheet = new StatisticsSheet(out, CITY);
        assertThat(out.size()).isZero();
        sheet.add(List.of(unit("1", "铸造厂工会", FOUNDRY)));
        assertThat(out.size()).as("the first unions begin it").isPositive();
    }

    private static XSSFWorkbook written(CoverageCount total, List<CoverageUnit> districts) throws IOException {
        var out = new ByteArrayOutputStream();
        var sheet = new StatisticsSheet(out, CITY);
        sheet.add(List.of(unit("3100100001", "铸造厂𬎆工会", FOUNDRY)));
        sheet.add(List.of(unit("3100100002", "=HYPERLINK(\"http://x\")", NOBODY)));
        sheet.end(new CoverageExport(new CoverageOverview(List.of(2026), 2026, 1, "市总工会", UnionLevel.MUNICIPAL, null, null,
                total == null ? null : Instant.parse("2026-03-10T07:51:00Z"), false, total, COVERS, null, true), districts));
        return new XSSFWorkbook(new ByteArrayInputStream(out.toByteArray()));
    }

    private static CoverageUnit unit(String code, String name, CoverageCount count) {
        return new CoverageUnit(1, code, name, UnionLevel.GRASSROOTS, null, null, "东区总工会", count);
    }

    private static List<String> texts(Row row) {
        var texts = new ArrayList<String>();
        row.forEach(cell -> {
            if (cell.getCellType() != CellType.NUMERIC) {
                texts.add(cell.getStringCellValue());
            }
        });
        return texts;
    }

    private static List<Double> numbers(Row row) {
        var numbers = new ArrayList<Double>();
        row.forEach(cell -> {
            if (cell.getCellType() == CellType.NUMERIC) {
                numbers.add(cell.getNumericCellValue());
            }
        });
        return numbers;
    }
}
