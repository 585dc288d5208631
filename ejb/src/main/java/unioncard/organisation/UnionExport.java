package unioncard.organisation;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.io.OutputStream;
import java.sql.Date;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import unioncard.security.AuditNote;
import unioncard.security.CurrentUser;
import unioncard.security.Permission;
import unioncard.security.Requires;
import unioncard.shared.ListSheet;
import unioncard.shared.SheetColumn;

/**
 * The caller's part of the tree as a spreadsheet (导出). Rows stream from the database into the file.
 */
@Stateless
public class UnionExport {

    private static final int AT_ONCE = 1000;
    private static final List<SheetColumn<Map<String, Object>>> COLUMNS = List.of(
            SheetColumn.text("工会编码", row -> row.get("code")),
            SheetColumn.text("工会名称", row -> row.get("name")),
            SheetColumn.text("工会级别", row -> UnionLevel.valueOf((String) row.get("level")).label()),
            SheetColumn.text("上级工会", row -> row.get("parent_name")),
            SheetColumn.text("所属区局（产业）工会", row -> row.get("district_name")),
            SheetColumn.text("状态", row -> UnionStatus.valueOf((String) row.get("status")).label()),
            SheetColumn.text("工会统一社会信用代码", row -> row.get("union_credit_code")),
            SheetColumn.text("基层工会类型", row -> row.get("union_type")),
            SheetColumn.day("建会日期", row -> row.get("founded_on") == null ? null : ((Date) row.get("founded_on")).toLocalDate()),
            SheetColumn.text("工会负责人", row -> row.get("leader")),
            SheetColumn.text("联系电话", row -> row.get("phone")),
            SheetColumn.text("单位名称", row -> row.get("unit_name")),
            SheetColumn.text("单位统一社会信用代码", row -> row.get("unit_credit_code")),
            SheetColumn.text("单位地址", row -> row.get("address")),
            SheetColumn.text("单位所在政区", row -> row.get("region")),
            SheetColumn.text("单位性质类别", row -> row.get("unit_nature")),
            SheetColumn.text("经济类型", row -> row.get("economy_type")),
            SheetColumn.text("单位所属行业", row -> row.get("industry")),
            SheetColumn.count("职工人数", row -> (Integer) row.get("staff_count")),
            SheetColumn.count("会员人数", row -> (Integer) row.get("declared_members")));

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
        var sheet = new ListSheet<>(out, "工会组织", ZoneOffset.UTC, COLUMNS);
        jdbi.useHandle(h -> h.createQuery("""
                select t.code, t.name, t.level, p.name as parent_name, d.name as district_name, t.status, t.union_credit_code, t.union_type,
                       t.founded_on, t.leader, t.phone, t.unit_name, t.unit_credit_code, t.address, t.region, t.unit_nature, t.economy_type,
                       t.industry, t.staff_count, t.declared_members
                from trade_union t left join trade_union p on p.id = t.parent_id left join trade_union d on d.id = t.district_id
                where %s order by length(t.path) - length(replace(t.path, '/', '')), t.code""".formatted(scope.tree("t")))
                .bindMethods(scope).setFetchSize(AT_ONCE).mapToMap().forEach(sheet::add));
        sheet.finish();
    }
}
