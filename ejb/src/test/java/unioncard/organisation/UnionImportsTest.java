package unioncard.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import unioncard.form.CellFault;
import unioncard.form.FormRefusal;
import unioncard.form.ImportResult;
import unioncard.shared.Sight;
import unioncard.shared.TestDatabase;

@DisplayName("导入工会组织、导出")
class UnionImportsTest {

    @RegisterExtension
    final TestDatabase database = new TestDatabase();
    private TestTree tree;

    @BeforeEach
    void city() {
        tree = new TestTree(database);
    }

    /** The real empty form with rows filled in, from the row on that holds its example. */
    private static final class Form {

        private final Map<Integer, Map<UnionFormColumn, Object>> rows = new TreeMap<>();

        Form row(int rowNo, String name, String parent, Object... changes) {
            var row = new EnumMap<UnionFormColumn, Object>(UnionFormColumn.class);
            row.put(UnionFormColumn.UNIT_NAME, "滨江" + name);
            row.put(UnionFormColumn.UNIT_CREDIT_CODE, "91350100M000100Y43");
            row.put(UnionFormColumn.ADDRESS, "江湾路1号");
            row.put(UnionFormColumn.REGION, "东方市");
            row.put(UnionFormColumn.UNIT_NATURE, "私营企业");
            row.put(UnionFormColumn.ECONOMY_TYPE, "私营经济");
            row.put(UnionFormColumn.INDUSTRY, "农、林、牧、渔业");
            row.put(UnionFormColumn.STAFF_COUNT, "120");
            row.put(UnionFormColumn.NAME, name);
            row.put(UnionFormColumn.PARENT, parent);
            row.put(UnionFormColumn.FOUNDED_ON, "2010/05/01");
            row.put(UnionFormColumn.TYPE, "独立基层工会");
            row.put(UnionFormColumn.DECLARED_MEMBERS, 98);
            row.put(UnionFormColumn.LEADER, "李𬎆");
            row.put(UnionFormColumn.PHONE, "021-55501234");
            for (int i = 0; i < changes.length; i += 2) {
                row.put((UnionFormColumn) changes[i], changes[i + 1]);
            }
            rows.put(rowNo, row);
            return this;
        }

        byte[] bytes(InputStream empty) throws IOException {
            try (empty; var book = new XSSFWorkbook(empty); var out = new ByteArrayOutputStream()) {
                var sheet = book.getSheetAt(0);
                rows.forEach((rowNo, cells) -> {
                    var row = sheet.getRow(rowNo - 1) == null ? sheet.createRow(rowNo - 1) : sheet.getRow(rowNo - 1);
                    for (var column : UnionFormColumn.values()) {
                        var cell = row.getCell(column.ordinal()) == null ? row.createCell(column.ordinal()) : row.getCell(column.ordinal());
                        var value = cells.get(column);
                        if (value instanceof Number number) {
                            cell.setCellValue(number.doubleValue());
                        } else if (value == null) {
                            cell.setBlank();
                        } else {
                            cell.setCellValue((String) value);
                        }
                    }
                });
                book.write(out);
                return out.toByteArray();
            }
        }

        byte[] bytes() throws IOException {
            return bytes(UnionImportsTest.class.getResourceAsStream("union-collection-form.xlsx"));
        }
    }

    private ImportResult upload(long by, byte[] file) {
        return database.inTransaction(() -> tree.imports(by).upload("工会.xlsx", new ByteArrayInputStream(file)));
    }

    @Test
    @DisplayName("按采集表原样填写：各行建在所填上级工会之下，上级可在同一表中，编号、区局、记录齐全")
    void the_real_form_comes_in() throws IOException {
        var form = new Form().row(6, "新江湾机械厂工会", "科技园工会联合会").row(7, "科技园工会联合会", "东区总工会", UnionFormColumn.TYPE, "工会联合会")
                .row(9, "江湾二厂工会", "江湾街道总工会", UnionFormColumn.CREDIT_CODE, null)
                .row(14, "江湾三厂工会", "江湾街道总工会", UnionFormColumn.TYPE, "联合基层工会", UnionFormColumn.FOUNDED_ON, "1998-3-2");
        var result = upload(TestTree.EAST, form.bytes());
        assertThat(result.refusals()).isEmpty();
        assertThat(result).extracting(ImportResult::rowCount, ImportResult::takenCount).containsExactly(4, 4);
        assertThat(tree.texts("""
                select t.code || ' ' || t.level || ' ' || p.name || ' ' || t.district_id || ' ' || t.name_initials from trade_union t
                join trade_union p on p.id = t.parent_id where t.id > 100 and t.path = p.path || t.id || '/' order by t.code""")).containsExactly(
                "3100100100002 GRASSROOTS 江湾街道总工会 2 JWECGH", "3100100100003 GRASSROOTS 江湾街道总工会 2 JWSCGH",
                "31001003 INTERMEDIATE 东区总工会 2 KJYGHLHH", "3100100300001 GRASSROOTS 科技园工会联合会 2 XJWJXCGH");
        var works = tree.unions(TestTree.EAST).find(tree.number("select id from trade_union where name = '江湾三厂工会'"));
        assertThat(works).extracting(UnionDetail::unionType, UnionDetail::region, UnionDetail::staffCount, UnionDetail::declaredMembers,
                u -> u.foundedOn().toString(), UnionDetail::leader).containsExactly("联合基层工会", "东方市", 120, 98, "1998-03-02", "李𬎆");
        assertThat(tree.history(works.id())).containsExactly("设立 上级工会 null → 江湾街道总工会");
    }

    @Test
    @DisplayName("区局导入：只改得到自己范围内的，记录和结果都在")
    void behind_the_wall() throws IOException {
        var form = new Form().row(6, "江湾二厂工会", "江湾街道总工会").row(7, "坏行工会", "重庆路街道总工会").bytes();
        var result = database.seenBy(new Sight("CITY", "DISTRICT", TestTree.EAST, "/1/2/"),
                () -> tree.imports(TestTree.EAST).upload("工会.xlsx", new ByteArrayInputStream(form)));
        assertThat(result).extracting(ImportResult::takenCount, ImportResult::refusedCount).containsExactly(1, 1);
        assertThat(tree.number("select count(*) from trade_union_change")).isOne();
        assertThat(tree.number("select count(*) from union_import_refusal")).isOne();
    }

    @Test
    @DisplayName("同一文件再次上传被拒，改存后再传逐行不予接收，什么都不变")
    void twice_changes_nothing() throws IOException {
        var form = new Form().row(6, "江湾二厂工会", "江湾街道总工会");
        var bytes = form.bytes();
        upload(TestTree.EAST, bytes);
        tree.refused("import.same-file", () -> upload(TestTree.EAST, bytes));
        var again = upload(TestTree.EAST, form.row(20, "江湾三厂工会", "江湾街道总工会").bytes());
        assertThat(again.takenCount()).isOne();
        assertThat(again.refusals()).extracting(FormRefusal::rowNo, FormRefusal::columnName, FormRefusal::valueMasked, FormRefusal::reason)
                .containsExactly(tuple(6, "工会名称", "江湾二厂工会", UnionFault.NAME_TAKEN.reason()));
        assertThat(tree.number("select count(*) from trade_union where name = '江湾二厂工会'")).isOne();
    }

    @Test
    @DisplayName("每处不符写明行、列、内容、原因和处理办法")
    void every_fault_is_named() throws IOException {
        tree.run("insert into trade_union (code, name, level, parent_id, path, district_id) values ('D1', '同名工会联合会', 'INTERMEDIATE', 4, '/1/2/4/90/', 2)");
        tree.run("insert into trade_union (code, name, level, parent_id, path, district_id) values ('D2', '同名工会联合会', 'INTERMEDIATE', 5, '/1/2/5/91/', 2)");
        var form = new Form().row(6, "甲工会", "重庆路街道总工会").row(7, "乙工会", "同名工会联合会").row(8, "丙工会", "江湾机械厂工会")
                .row(9, "丁工会", "江湾街道总工会", UnionFormColumn.CREDIT_CODE, "81350100M000100Y43", UnionFormColumn.UNIT_CREDIT_CODE, "9135O100M000100Y43")
                .row(10, "戊工会", "江湾街道总工会", UnionFormColumn.UNIT_CREDIT_CODE, 913501000001000d, UnionFormColumn.REGION, "东区",
                        UnionFormColumn.INDUSTRY, "渔业", UnionFormColumn.STAFF_COUNT, "约百人", UnionFormColumn.FOUNDED_ON, "2027/01/01",
                        UnionFormColumn.PHONE, "无", UnionFormColumn.LEADER, null)
                .row(11, "己工会", "江湾街道总工会").row(13, "己工会", "江湾街道总工会").row(14, "庚工会", "庚工会")
                .row(15, "江湾机械厂工会", "江湾街道总工会").row(16, "辛总工会", "滨江市总工会", UnionFormColumn.TYPE, "总工会");
        var result = upload(TestTree.EAST, form.bytes());
        assertThat(result.takenCount()).isOne();
        assertThat(result.refusals()).extracting(FormRefusal::rowNo, FormRefusal::columnName, FormRefusal::reason).containsExactlyInAnyOrder(
                tuple(6, "上级工会名称", UnionFault.PARENT_UNKNOWN.reason()), tuple(7, "上级工会名称", UnionFault.PARENT_AMBIGUOUS.reason()),
                tuple(8, "上级工会名称", UnionFault.LEVEL.reason()),
                tuple(9, "单位法人和其他组织统一社会信用代码", UnionFault.CODE_CHARACTERS.reason()),
                tuple(9, "工会法人和其他组织统一社会信用代码", UnionFault.UNION_CODE_CHECK.reason()),
                tuple(10, "单位法人和其他组织统一社会信用代码", UnionFault.CODE_LENGTH.reason()), tuple(10, "单位所在政区", CellFault.NOT_IN_LIST.reason()),
                tuple(10, "单位所属行业", CellFault.NOT_IN_LIST.reason()), tuple(10, "职工人数", UnionFault.COUNT.reason()),
                tuple(10, "建会日期", CellFault.DATE_FUTURE.reason()), tuple(10, "联系电话", UnionFault.PHONE.reason()),
                tuple(10, "工会负责人", CellFault.MISSING.reason()), tuple(13, "工会名称", "与本表第11行的工会重复"),
                tuple(14, "上级工会名称", UnionFault.PARENT_UNKNOWN.reason()), tuple(15, "工会名称", UnionFault.NAME_TAKEN.reason()),
                tuple(16, "上级工会名称", UnionFault.PARENT_UNKNOWN.reason()));
        assertThat(result.refusals()).allSatisfy(r -> assertThat(r.remedy()).isNotBlank());
        assertThat(result.refusals()).filteredOn(r -> r.columnName().startsWith("工会法人")).extracting(FormRefusal::remedy).allMatch(r -> r.contains("81或89"));
        assertThat(upload(TestTree.CITY, new Form().row(6, "辛总工会", "滨江市总工会", UnionFormColumn.TYPE, "总工会").bytes()).takenCount()).isOne();
        assertThat(tree.text("select level || (district_id = id) || code from trade_union where name = '辛总工会'")).isEqualTo("DISTRICTtrue31003");
    }

    @Test
    @DisplayName("空表模板与采集表同一版式")
    void the_own_template_reads_like_the_real_form() throws IOException {
        var out = new ByteArrayOutputStream();
        tree.imports(TestTree.EAST).template(out);
        var filled = new Form().row(6, "江湾二厂工会", "江湾街道总工会").row(15, "江湾三厂工会", "江湾街道总工会")
                .bytes(new ByteArrayInputStream(out.toByteArray()));
        assertThat(upload(TestTree.EAST, filled).takenCount()).isEqualTo(2);
        try (var book = new XSSFWorkbook(new ByteArrayInputStream(out.toByteArray()))) {
            assertThat(book.getSheetAt(0).getRow(4).getCell(4).getStringCellValue()).isEqualTo("单位所在政区");
            assertThat(book.getSheetAt(1).getRow(1).getCell(0).getStringCellValue()).isEqualTo("黄浦区");
        }
    }

    @Test
    @DisplayName("导出只含自己范围；像公式的名称仍是文本，人数是数值")
    void export() throws IOException {
        database.inTransaction(() -> tree.unions(TestTree.EAST).create(TestTree.EAST_STREET, UnionLevel.GRASSROOTS, null,
                new UnionFields("=1+1", null, null, null, 7, "@SUM(A1)", null, new UnitFields("-2+3", null, "+cmd", null, null, null, null, 12))));
        var out = new ByteArrayOutputStream();
        database.inTransaction(() -> tree.export(TestTree.EAST).write(out));
        try (var book = new XSSFWorkbook(new ByteArrayInputStream(out.toByteArray()))) {
            var sheet = book.getSheetAt(0);
            assertThat(sheet.getLastRowNum()).isEqualTo(6);
            assertThat(sheet.getRow(1).getCell(1).getStringCellValue()).isEqualTo("东区总工会");
            var row = sheet.getRow(5);
            assertThat(row.getCell(1).getCellType()).isEqualTo(CellType.STRING);
            assertThat(row.getCell(1).getStringCellValue()).as("cannot become a formula in a CSV file either").isEqualTo("'=1+1");
            assertThat(row.getCell(2).getStringCellValue()).isEqualTo("基层工会");
            assertThat(row.getCell(9).getStringCellValue()).isEqualTo("'@SUM(A1)");
            assertThat(row.getCell(11).getStringCellValue()).isEqualTo("-2+3");
            assertThat(row.getCell(18).getNumericCellValue()).isEqualTo(12);
            assertThat(row.getCell(19).getNumericCellValue()).isEqualTo(7);
        }
    }
}
