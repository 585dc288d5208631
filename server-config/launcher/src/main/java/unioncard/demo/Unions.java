package unioncard.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import unioncard.shared.Pinyin;

/** The tree: the federation, 16 districts, 4 bureaus, streets, towns, groups and parks between, 400 grassroots unions. */
final class Unions {

    static final int GRASSROOTS = 400;
    private static final String DISTRICTS = "东城 西苑 南塘 北岭 江左 江畔 湖心 云麓 清溪 松岗 明桥 金穗 银湾 青石 望海 沧林";
    private static final String BUREAUS = "机电 轻纺 交通运输 教育卫生";
    private static final String STREETS = "新华 人民 和平 建设 永安 春晖 文昌 长乐 康宁 光明 同心 向阳 胜利 安平 朝晖 迎春 景和 瑞丰 福泉 学府";
    private static final String BRANDS = "恒远 华泽 瑞川 启明 安拓 新禾 同创 嘉禾 远航 宏图 天成 博雅 金桥 正和 盛泰 永信 德润 明达 卓越 汇通 中凯 润生 捷顺 锦程 东升 佳宁 众诚 海澜 朗润 弘毅";
    private static final List<String> TRADES = List.of("精密机械", "电子科技", "信息技术", "食品", "服装", "物流", "建筑工程", "环保科技", "生物医药", "汽车零部件",
            "软件", "商贸", "餐饮管理", "酒店管理", "物业服务", "印务", "家具", "新材料", "仪器仪表", "广告传媒", "检测技术", "农业科技");

    private final Lots lots = new Lots("unions");
    private final Names names;
    private final Ids ids;
    private final List<Union> all = new ArrayList<>();
    private final Set<String> taken = new HashSet<>();

    Unions(Handle handle, Names names) {
        this.names = names;
        ids = new Ids(handle, "trade_union_seq");
        var city = add(null, null, "MUNICIPAL", "示例市总工会", null, "81");
        for (var word : DISTRICTS.split(" ")) {
            var district = add(city, null, "DISTRICT", "示例" + word + "区总工会", null, "81");
            var streets = streets(district);
            add(streets.get(3), district, "INTERMEDIATE", word + "科技园区工会联合会", null, "81");
        }
        for (var word : BUREAUS.split(" ")) {
            var bureau = add(city, null, "DISTRICT", "示例市" + word + "工会", null, "81");
            var first = add(bureau, bureau, "INTERMEDIATE", "示例" + word + "集团工会", null, "81");
            add(bureau, bureau, "INTERMEDIATE", "示例" + word + "控股公司工会", null, "81");
            add(first, bureau, "INTERMEDIATE", word + "集团第一分公司工会", null, "81");
        }
        grassroots();
    }

    private List<Union> streets(Union district) {
        var streets = new ArrayList<Union>();
        while (streets.size() < 4) {
            var word = lots.word(STREETS);
            var name = word + (streets.size() == 3 ? "镇总工会" : "街道总工会");
            if (taken.add(district.name() + word)) {
                streets.add(add(district, district, "INTERMEDIATE", name, null, "81"));
            }
        }
        return streets;
    }

    private void grassroots() {
        var parents = all.stream().filter(u -> u.level().equals("INTERMEDIATE")).toList();
        var east = district("示例东城区总工会");
        add(parents.stream().filter(u -> u.parent() == east).findFirst().orElseThrow(), east, "GRASSROOTS", "示例机电有限公司工会", "示例机电有限公司", "91");
        for (int i = 1; i < GRASSROOTS; i++) {
            // Every parent gets some; a few unions stand directly under their district.
            var parent = i < parents.size() ? parents.get(i) : lots.of(parents);
            var under = lots.perMille(60) ? parent.district() : parent;
            boolean school = parent.district().name().contains("教育");
            var unit = unit(school);
            add(under, parent.district(), "GRASSROOTS", unit + "工会", unit, school ? "12" : "91");
        }
    }

    private String unit(boolean school) {
        String name;
        do {
            var brand = lots.word(BRANDS);
            if (school) {
                name = "示例市" + brand + lots.word("小学 中学 实验学校 职业技术学校 幼儿园 医院 社区卫生服务中心");
            } else {
                var kind = lots.below(20);
                name = "示例市" + brand + lots.of(TRADES) + (kind < 15 ? "有限公司" : kind < 18 ? "股份有限公司" : "（集团）有限公司");
            }
        } while (!taken.add(name));
        return name;
    }

    private Union add(Union parent, Union district, String level, String name, String unit, String kind) {
        long id = ids.next();
        var region = "3901%02d".formatted(1 + id % 16);
        var union = new Union(id, "%08d".formatted(10_000_000 + id), name, level, parent, district, unit,
                unit == null ? null : creditCode(kind + region), creditCode("81" + region),
                "示例市" + lots.word(STREETS) + "路" + lots.between(1, 1999) + "号", "5550%04d".formatted(lots.below(10_000)),
                names.plain(lots.perMille(600) ? 'M' : 'F').text());
        all.add(union);
        return union;
    }

    private String creditCode(String head) {
        String code;
        do {
            code = CheckDigits.creditCode(head + CheckDigits.organisation("MA" + lots.word("0 1 2 3 5 6 7") + "%05d".formatted(lots.below(100_000))));
        } while (!taken.add(code));
        return code;
    }

    List<Union> grassrootsUnions() {
        return all.stream().filter(Union::grassroots).toList();
    }

    /** The federation. */
    Union city() {
        return all.get(0);
    }

    Union district(String name) {
        return all.stream().filter(u -> u.level().equals("DISTRICT") && u.name().equals(name)).findFirst().orElseThrow();
    }

    /** 示例机电有限公司工会, the union of the walk-through. */
    Union walkThrough() {
        return grassrootsUnions().get(0);
    }

    /** The first grassroots union of a district. */
    Union firstOf(Union district) {
        return grassrootsUnions().stream().filter(u -> u.district() == district).findFirst().orElseThrow();
    }

    void write(Handle handle) {
        var table = new Table("trade_union (id, code, name, name_initials, level, parent_id, path, district_id, unit_name, unit_credit_code, union_credit_code,"
                + " address, phone, leader, created_at)");
        var since = DemoDates.at(LocalDate.of(2014, 1, 6), 9, 0);
        for (var u : all) {
            table.row(u.id(), u.code(), u.name(), Pinyin.initials(u.name()), u.level(), u.parent() == null ? null : u.parent().id(), u.path(),
                    u.districtId(), u.unitName(), u.unitCreditCode(), u.unionCreditCode(), u.address(), u.phone(), u.leader(), since);
        }
        table.copyTo(handle);
    }
}
