package unioncard.organisation;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jdbi.v3.core.Jdbi;
import unioncard.security.AuditNote;
import unioncard.security.CurrentUser;
import unioncard.security.Permission;
import unioncard.security.Requires;

/**
 * The caller's part of the tree as a spreadsheet (导出). Rows stream from the database into the file. Everything but counts is a text cell, so
 * that a name which begins like a formula stays a name.
 */
@Stateless
public class UnionExport {

    private static final int AT_ONCE = 1000;
    private static final List<String> TEXTS = List.of("工会编码", "工会名称", "工会级别", "上级工会", "所属区局（产业）工会", "状态",
            "工会统一社会信用代码", "基层工会类型", "建会日期", "工会负责人", "联系电话", "单位名称", "单位统一社会信用代码", "单位地址", "单位所在政区",
            "单位性质类别", "经济类型", "单位所属行业");
    private static final List<String> COUNTS = List.of("职工人数", "会员人数");
    private static final int WIDTH = 18;

    @Inject
    private Jdbi jdbi;
    @Inject
    private CurrentUser current;
    @Inject
    private AuditNote note;

    public UnionExport() {
    }

    UnionExport(Jdbi jdbi, CurrentUser current, AuditNote note) {
        this.jdbi = jdbi;
        this.current = current;
        this.note = note;
    }

    /** Writes the own union and all below it (.xlsx), from the top down; the stream stays open. */
    @Requires(Permission.VIEW_UNIONS)
    public void write(OutputStream out) {
        var scope = current.get().scope();
        note.about("unions below " + current.get().unionId());
        jdbi.useHandle(h -> {
            try (var book = new Workbook(out, "UnionCard", "1.0")) {
                var sheet = book.newWorksheet("工会组织");
                header(sheet);
                var row = new int[] {1};
                h.createQuery("""
                        select t.code, t.name, t.level, p.name, d.name, t.status, t.union_credit_code, t.union_type, t.founded_on, t.leader, t.phone,
                               t.unit_name, t.unit_credit_code, t.address, t.region, t.unit_nature, t.economy_type, t.industry,
                               t.staff_count, t.declared_members
                        from trade_union t left join trade_union p on p.id = t.parent_id left join trade_union d on d.id = t.district_id
                        where %s order by length(t.path) - length(replace(t.path, '/', '')), t.code""".formatted(scope.tree("t")))
                        .bindMethods(scope).setFetchSize(AT_ONCE)
                        .map((found, context) -> line(sheet, row[0]++, found)).forEach(line -> { });
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static void header(Worksheet sheet) {
        for (int i = 0; i < TEXTS.size(); i++) {
            sheet.inlineString(0, i, TEXTS.get(i));
            sheet.width(i, WIDTH);
            sheet.style(i).format("@").set();
        }
        for (int i = 0; i < COUNTS.size(); i++) {
            sheet.inlineString(0, TEXTS.size() + i, COUNTS.get(i));
        }
        sheet.freezePane(2, 1);
    }

    private static int line(Worksheet sheet, int row, ResultSet found) throws SQLException {
        for (int i = 0; i < TEXTS.size(); i++) {
            var text = found.getString(i + 1);
            if (text != null) {
                sheet.inlineString(row, i, switch (TEXTS.get(i)) {
                    case "工会级别" -> UnionLevel.valueOf(text).label();
                    case "状态" -> UnionStatus.valueOf(text).label();
                    default -> text;
                });
            }
        }
        for (int i = 0; i < COUNTS.size(); i++) {
            int count = found.getInt(TEXTS.size() + i + 1);
            if (!found.wasNull()) {
                sheet.value(row, TEXTS.size() + i, count);
            }
        }
        if (row % AT_ONCE == 0) {
            try {
                sheet.flush();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return row;
    }
}
