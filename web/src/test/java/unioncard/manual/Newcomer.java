package unioncard.manual;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * Somebody on the clerk's list, made up for the test.
 *
 * @param sequence number on the form
 * @param name name as typed
 * @param documentNumber number as typed
 * @param foreign whether the document is a foreign passport
 */
record Newcomer(int sequence, String name, String documentNumber, boolean foreign) {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy/MM/dd");
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};

    /** Holder of a resident identity card whose number follows from the sequence; the region belongs to no place. */
    static Newcomer resident(int sequence, String name) {
        var body = "390101" + birth(sequence).format(DateTimeFormatter.BASIC_ISO_DATE) + String.format("%03d", 101 + 2 * sequence);
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += (body.charAt(i) - '0') * WEIGHTS[i];
        }
        return new Newcomer(sequence, name, body + "10X98765432".charAt(sum % 11), false);
    }

    static Newcomer passport(int sequence, String name, String number) {
        return new Newcomer(sequence, name, number, true);
    }

    private static LocalDate birth(int sequence) {
        return LocalDate.of(1985, 3, 1).plusDays(sequence);
    }

    /** The row of the collection form, cell by cell in the form's order. */
    List<String> row(String workUnit) {
        return List.of(String.valueOf(sequence), name, "男", DAY.format(birth(sequence)), foreign ? "" : "汉族", "在岗",
                foreign ? "护照（外国）" : "居民身份证", documentNumber, "本科", "无", String.format("1390000%04d", sequence),
                foreign ? "" : "非农业户口", foreign ? "" : "东区", "入会", "2026/11/02", "", foreign ? "" : "群众", workUnit,
                foreign ? "" : "东区", foreign ? "" : "否");
    }
}
