package unioncard.insurance;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** A year's terms, plans and rates as the named values of a request, and back. The fields of a plan begin with its type. */
final class YearFields {

    private static final Map<String, String> OF_A_PLAN = Map.of("NAME", "名称", "BENEFITS", "保障内容", "EXAMPLE", "数据来源", "FULL", "全年保费",
            "FULL_MUNICIPAL", "全年保费市总划拨", "HALF", "半年保费", "HALF_MUNICIPAL", "半年保费市总划拨");
    private static final int FEN_DIGITS = 2;

    private YearFields() {
    }

    static Map<String, String> of(InsuranceYear terms, List<PlanRules> plans) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("STARTS_ON", terms.startsOn().toString());
        fields.put("ENDS_ON", terms.endsOn().toString());
        fields.put("HALF_YEAR_BORDER", terms.halfYearBorder().toString());
        put(fields, "COLLECTIVE", terms.collective());
        put(fields, "NEW_CARD", terms.newCard());
        put(fields, "WITHOUT_COVER", terms.withoutCover());
        fields.put("NEW_CARD_START", terms.newCardStart().name());
        fields.put("WITHOUT_COVER_START", terms.withoutCoverStart().name());
        for (var plan : plans) {
            fields.put(plan.type() + ".NAME", plan.name());
            fields.put(plan.type() + ".BENEFITS", plan.benefits());
            fields.put(plan.type() + ".EXAMPLE", String.valueOf(plan.example()));
            fields.put(plan.type() + ".FULL", String.valueOf(plan.full()));
            fields.put(plan.type() + ".FULL_MUNICIPAL", String.valueOf(plan.fullMunicipal()));
            fields.put(plan.type() + ".HALF", String.valueOf(plan.half()));
            fields.put(plan.type() + ".HALF_MUNICIPAL", String.valueOf(plan.halfMunicipal()));
        }
        return fields;
    }

    static InsuranceYear terms(int year, Map<String, String> fields) {
        return new InsuranceYear(year, day(fields, "STARTS_ON"), day(fields, "ENDS_ON"), day(fields, "HALF_YEAR_BORDER"), window(fields, "COLLECTIVE"),
                window(fields, "NEW_CARD"), window(fields, "WITHOUT_COVER"), StartRule.valueOf(fields.get("NEW_CARD_START")),
                StartRule.valueOf(fields.get("WITHOUT_COVER_START")));
    }

    private static void put(Map<String, String> fields, String way, Window window) {
        fields.put(way + "_FROM", window.from().toString());
        fields.put(way + "_TO", window.to().toString());
    }

    /** A proposal of before the ways had days of their own names none for a new year: open all year, as it was then. */
    private static Window window(Map<String, String> fields, String way) {
        return new Window(day(fields, fields.containsKey(way + "_FROM") ? way + "_FROM" : "STARTS_ON"),
                day(fields, fields.containsKey(way + "_TO") ? way + "_TO" : "ENDS_ON"));
    }

    static List<PlanRules> plans(Map<String, String> fields) {
        var types = new TreeSet<String>();
        fields.keySet().stream().filter(field -> field.contains(".")).forEach(field -> types.add(type(field)));
        return types.stream().map(type -> new PlanRules(type, fields.get(type + ".NAME"), fields.get(type + ".BENEFITS"),
                Boolean.parseBoolean(fields.get(type + ".EXAMPLE")), fen(fields, type + ".FULL"), fen(fields, type + ".FULL_MUNICIPAL"),
                fen(fields, type + ".HALF"), fen(fields, type + ".HALF_MUNICIPAL"))).toList();
    }

    /** The name of a plan's field; empty for one of the year. */
    static Optional<String> name(String field) {
        return field.contains(".") ? Optional.of(type(field) + "类 " + OF_A_PLAN.get(part(field))) : Optional.empty();
    }

    static String word(String field, String value) {
        return switch (part(field)) {
            case "NEW_CARD_START", "WITHOUT_COVER_START" -> StartRule.valueOf(value).label();
            case "EXAMPLE" -> Boolean.parseBoolean(value) ? "示例值，待核定" : "已按市总文件核定";
            case "FULL", "FULL_MUNICIPAL", "HALF", "HALF_MUNICIPAL" -> BigDecimal.valueOf(Long.parseLong(value), FEN_DIGITS) + " 元";
            default -> value;
        };
    }

    private static String type(String field) {
        return field.substring(0, field.indexOf('.'));
    }

    private static String part(String field) {
        return field.substring(field.indexOf('.') + 1);
    }

    private static LocalDate day(Map<String, String> fields, String field) {
        return LocalDate.parse(fields.get(field));
    }

    private static int fen(Map<String, String> fields, String field) {
        return Integer.parseInt(fields.get(field));
    }
}
