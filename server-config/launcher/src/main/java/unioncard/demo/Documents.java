package unioncard.demo;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;

/** Makes up documents with right check digits. No number comes twice. */
final class Documents {

    private static final DateTimeFormatter EIGHT = DateTimeFormatter.ofPattern("yyyyMMdd");
    private static final DateTimeFormatter SIX = DateTimeFormatter.ofPattern("yyMMdd");
    /** Never assigned to a province, so no number is anybody's. */
    private static final String ELSEWHERE = "38 47 48 57 58";

    private final Lots lots = new Lots("documents");
    private final Set<String> given = new HashSet<>();

    /** 居民身份证; valid for 10 or 20 years, without end for the elder ones, now and then expired. */
    Document residentId(char sex, LocalDate birth) {
        var number = fresh(() -> {
            var region = lots.perMille(640) ? "3901%02d".formatted(lots.between(1, 16))
                    : lots.word(ELSEWHERE) + "%02d%02d".formatted(lots.between(1, 12), lots.between(21, 29));
            return CheckDigits.residentId(region + birth.format(EIGHT) + sequence(sex));
        });
        int age = DemoDates.BASE.getYear() - birth.getYear();
        if (age > 46 && lots.perMille(700)) {
            return new Document("RESIDENT_ID", number, null);
        }
        int lot = lots.below(1000);
        int days = lot < 12 ? -lots.between(20, 700) : lot < 40 ? lots.between(5, 60) : lots.between(120, age > 25 ? 6800 : 3300);
        return new Document("RESIDENT_ID", number, DemoDates.BASE.plusDays(days));
    }

    /** A valid resident ID that ends on the given day. */
    Document residentId(char sex, LocalDate birth, LocalDate expiresOn) {
        return new Document("RESIDENT_ID", residentId(sex, birth).number(), expiresOn);
    }

    /** 外国护照. */
    Document passport() {
        return new Document("FOREIGN_PASSPORT", fresh(() -> lots.word("C E G K L M P X") + digits(8)), soon());
    }

    /** 港澳居民来往内地通行证, half of them with the two digits that count replacements. */
    Document hongKongMacaoPermit(boolean macao) {
        var core = fresh(() -> (macao ? "M" : "H") + digits(8));
        return new Document("HK_MACAO_PERMIT", lots.perMille(500) ? core + "0" + lots.between(1, 3) : core, soon());
    }

    /** 台湾居民来往大陆通行证. */
    Document taiwanPermit() {
        return new Document("TAIWAN_PERMIT", fresh(() -> digits(8)), soon());
    }

    /** 港澳居民居住证 (810000, 820000) or 台湾居民居住证 (830000). */
    Document residencePermit(String region, char sex, LocalDate birth) {
        var number = fresh(() -> CheckDigits.residentId(region + birth.format(EIGHT) + sequence(sex)));
        return new Document(region.startsWith("83") ? "TAIWAN_RESIDENCE" : "HK_MACAO_RESIDENCE", number, soon());
    }

    /** 外国人永久居留身份证 as issued since December 2023: 18 digits. */
    Document permanentResidence(String nationalityDigits, char sex, LocalDate birth) {
        var number = fresh(() -> CheckDigits.residentId("939" + nationalityDigits + birth.format(EIGHT) + sequence(sex)));
        return new Document("PERMANENT_RESIDENCE", number, soon());
    }

    /** 外国人永久居留身份证 of the older form: 15 characters. */
    Document oldPermanentResidence(String nationality, char sex, LocalDate birth) {
        var number = fresh(() -> CheckDigits.permanentResidence(
                nationality + "390" + lots.between(0, 9) + birth.format(SIX) + (2 * lots.below(5) + (sex == 'M' ? 1 : 0))));
        return new Document("PERMANENT_RESIDENCE", number, soon());
    }

    /** 其他. */
    Document other() {
        return new Document("OTHER", fresh(() -> "QT" + digits(9)), soon());
    }

    private LocalDate soon() {
        return DemoDates.BASE.plusDays(lots.perMille(40) ? -lots.between(10, 300) : lots.between(90, 2900));
    }

    private String sequence(char sex) {
        int number = lots.between(0, 498) * 2 + (sex == 'M' ? 1 : 2);
        return "%03d".formatted(number);
    }

    private String digits(int count) {
        var digits = new StringBuilder();
        for (int i = 0; i < count; i++) {
            digits.append(lots.below(10));
        }
        return digits.toString();
    }

    private String fresh(Supplier<String> maker) {
        String number;
        do {
            number = maker.get();
        } while (!given.add(number));
        return number;
    }
}
