package unioncard.manual;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Everybody who takes part, and what the registries and the bank will say about each. */
final class People {

    static final String UNIT = "江湾机械厂";
    static final String CREDIT_CODE = "91390101MA00000154";
    static final String OTHER_CREDIT_CODE = creditCode("91390101MA0000027");

    /** Outside GBK: the bank sends them to the special channel. */
    static final Newcomer RARE_1 = Newcomer.resident(1, "张䶮");
    static final Newcomer RARE_2 = Newcomer.resident(2, "李𬎆");
    static final Newcomer RARE_3 = Newcomer.resident(3, "赵㛃");
    static final Newcomer DOTTED = Newcomer.resident(4, "阿卜杜拉·买买提");
    /** Thirty characters: too long for the bank's regular channel. */
    static final Newcomer LONG_NAME = Newcomer.resident(5, "阿布都热合曼·买买提明江·艾则孜·吐尔逊古丽·阿依古丽·木拉");
    static final Newcomer FOREIGN = Newcomer.passport(6, "O'NEILL MARY-ANN", "PX4827193");
    /** Insured by another unit: a note, no obstacle. */
    static final Newcomer OTHER_UNIT = Newcomer.resident(7, "刘洋");
    static final Newcomer NAME_DIFFERS = Newcomer.resident(8, "王芳");
    static final Newcomer NOT_FOUND = Newcomer.resident(9, "周强");
    static final Newcomer DECEASED = Newcomer.resident(10, "孙立");
    /** Document valid today and expired on the bank's day. */
    static final Newcomer EXPIRING = Newcomer.resident(11, "吴敏");
    static final Newcomer REMOVED = Newcomer.resident(12, "郑伟");
    /** Not insured anywhere: a note, no obstacle. */
    static final Newcomer UNINSURED = Newcomer.resident(13, "钱进");
    static final Newcomer UNREADABLE = Newcomer.resident(14, "王𫍯");

    static final List<Newcomer> GOOD = List.of(RARE_1, RARE_2, RARE_3, DOTTED, LONG_NAME, FOREIGN, OTHER_UNIT, NAME_DIFFERS, NOT_FOUND, DECEASED,
            EXPIRING, REMOVED, UNINSURED, UNREADABLE);
    /** Whom verification refuses. */
    static final List<Newcomer> REFUSED_BY_REGISTRY = List.of(NAME_DIFFERS, NOT_FOUND, DECEASED, UNREADABLE);
    /** Whom the bank sends to the special channel. */
    static final List<Newcomer> SPECIAL_BY_BANK = List.of(RARE_1, RARE_2, RARE_3, LONG_NAME);
    /** Rows the import refuses: check digit, sex, telephone. */
    static final List<Newcomer> FAULTY = List.of(Newcomer.resident(15, "何一"), Newcomer.resident(16, "何二"), Newcomer.resident(17, "何三"));
    /** Member of the other union. */
    static final Newcomer STRANGER = Newcomer.resident(18, "冯陌");

    private People() {
    }

    /** The clerk's form. */
    static List<List<String>> form() {
        return Stream.concat(GOOD.stream().map(person -> person.row(UNIT)), Stream.of(
                changed(FAULTY.get(0), 7, wrongCheckDigit(FAULTY.get(0))), changed(FAULTY.get(1), 2, "女"),
                changed(FAULTY.get(2), 10, "1390000"))).toList();
    }

    /** What is right in the faulty rows, by the column. */
    static List<Map.Entry<Integer, String>> corrections() {
        return List.of(Map.entry(7, FAULTY.get(0).row(UNIT).get(7)), Map.entry(2, FAULTY.get(1).row(UNIT).get(2)),
                Map.entry(10, FAULTY.get(2).row(UNIT).get(10)));
    }

    static String wrongCheckDigit(Newcomer person) {
        var number = person.documentNumber();
        return number.substring(0, 17) + (number.endsWith("7") ? "8" : "7");
    }

    private static List<String> changed(Newcomer person, int column, String value) {
        var row = new ArrayList<>(person.row(UNIT));
        row.set(column, value);
        return row;
    }

    /** The population registry's snapshot: all outcomes occur. */
    static String population() {
        return csv("document_number,name,state", Stream.concat(GOOD.stream(), Stream.of(STRANGER))
                .filter(person -> !person.foreign() && person != NOT_FOUND)
                .map(person -> person.documentNumber() + "," + (person == NAME_DIFFERS ? "王方" : person == UNREADABLE ? "王?" : person.name())
                        + "," + (person == DECEASED ? "DECEASED" : "ALIVE")).toList());
    }

    /** The social insurance registry's snapshot. */
    static String socialInsurance() {
        return csv("document_number,unit_credit_code", GOOD.stream().filter(person -> person != UNINSURED)
                .map(person -> person.documentNumber() + "," + (person == OTHER_UNIT ? OTHER_CREDIT_CODE : CREDIT_CODE)).toList());
    }

    private static String csv(String header, List<String> lines) {
        return header + "\n" + String.join("\n", lines) + "\n#count," + lines.size() + "\n";
    }

    private static String creditCode(String seventeen) {
        var alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
        int sum = 0;
        int weight = 1;
        for (int i = 0; i < seventeen.length(); i++) {
            sum += alphabet.indexOf(seventeen.charAt(i)) * weight;
            weight = weight * 3 % 31;
        }
        return seventeen + alphabet.charAt((31 - sum % 31) % 31);
    }

    /** Every document number in full as it went into a file; none of them may ever be seen. */
    static List<String> numbers() {
        return Stream.concat(Stream.of(wrongCheckDigit(FAULTY.get(0))), Stream.of(GOOD, FAULTY, List.of(STRANGER)).flatMap(List::stream)
                .map(Newcomer::documentNumber)).toList();
    }
}
