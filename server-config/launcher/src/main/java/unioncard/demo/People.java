package unioncard.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import unioncard.demo.Person.InsuranceCase;
import unioncard.demo.Person.PopulationCase;
import unioncard.security.PersonalData;

/** Makes up persons with every kind of document and name. */
final class People {

    /** Alpha-3 code and, for permanent residence cards since 2023, the numeric one. */
    private static final Map<String, String> NATIONS = Map.of("USA", "840", "JPN", "392", "DEU", "276", "KOR", "410", "GBR", "826", "FRA", "250",
            "KAZ", "398", "SGP", "702", "CAN", "124", "AUS", "036");
    private static final String NATIONALITIES = "USA JPN DEU KOR GBR FRA SGP CAN AUS KAZ";
    private static final String MINORITIES = "回族 满族 壮族 苗族 土家族 朝鲜族 蒙古族 彝族 侗族 畲族";

    private final Lots lots = new Lots("people");
    private final Names names;
    private final Documents documents = new Documents();
    private final PersonalData personalData;
    private final Ids ids;
    private final List<Person> all = new ArrayList<>();

    People(Handle handle, Names names, PersonalData personalData) {
        this.names = names;
        this.personalData = personalData;
        ids = new Ids(handle, "person_seq");
    }

    /** Anybody: 96 of 100 with a resident ID. */
    Person anybody() {
        int lot = lots.below(1000);
        if (lot < 962) {
            return lot < 8 ? rareName() : lot < 20 ? minority() : lot < 21 ? longName(lots.between(18, 30)) : plain();
        }
        return lot < 974 ? foreigner("FOREIGN_PASSPORT") : lot < 981 ? compatriot("HK_MACAO_PERMIT") : lot < 986 ? compatriot("TAIWAN_PERMIT")
                : lot < 990 ? compatriot("HK_MACAO_RESIDENCE") : lot < 993 ? compatriot("TAIWAN_RESIDENCE")
                : lot < 999 ? foreigner("PERMANENT_RESIDENCE") : other();
    }

    Person plain() {
        char sex = sex();
        return resident(names.plain(sex), sex, lots.perMille(960) ? "汉族" : lots.word(MINORITIES));
    }

    Person rareName() {
        char sex = sex();
        return resident(names.rare(sex), sex, "汉族");
    }

    Person minority() {
        char sex = sex();
        return resident(names.minority(sex), sex, "维吾尔族");
    }

    Person longName(int codePoints) {
        return resident(names.longMinority(codePoints), 'M', "维吾尔族");
    }

    /** A holder of a foreign passport or of a permanent residence card, the latter of the new or the old form. */
    Person foreigner(String type) {
        char sex = sex();
        var nationality = lots.word(NATIONALITIES);
        return foreigner(type, names.latin(nationality, sex), sex, nationality);
    }

    Person foreigner(String type, Name name, char sex, String nationality) {
        var birth = birth();
        var document = type.equals("FOREIGN_PASSPORT") ? documents.passport()
                : lots.perMille(550) ? documents.permanentResidence(NATIONS.get(nationality), sex, birth)
                : documents.oldPermanentResidence(nationality, sex, birth);
        return keep(name, sex, birth, null, nationality, document);
    }

    /** Somebody from Hong Kong, Macao or Taiwan with a travel permit or a residence permit. */
    Person compatriot(String type) {
        char sex = sex();
        var birth = birth();
        var document = switch (type) {
            case "HK_MACAO_PERMIT" -> documents.hongKongMacaoPermit(lots.perMille(300));
            case "TAIWAN_PERMIT" -> documents.taiwanPermit();
            case "HK_MACAO_RESIDENCE" -> documents.residencePermit(lots.perMille(700) ? "810000" : "820000", sex, birth);
            default -> documents.residencePermit("830000", sex, birth);
        };
        return keep(names.plain(sex), sex, birth, "汉族", "CHN", document);
    }

    private Person other() {
        char sex = sex();
        return keep(names.plain(sex), sex, birth(), "汉族", "CHN", documents.other());
    }

    /** Somebody with a resident ID and this name. */
    Person named(Name name, char sex) {
        return resident(name, sex, "汉族");
    }

    private Person resident(Name name, char sex, String ethnicity) {
        var birth = birth();
        return keep(name, sex, birth, ethnicity, "CHN", documents.residentId(sex, birth));
    }

    private Person keep(Name name, char sex, LocalDate birth, String ethnicity, String nationality, Document document) {
        int lot = lots.below(1000);
        var population = !document.residentId() ? PopulationCase.NOT_APPLICABLE : name.kind() == Name.Kind.RARE && lot < 500
                ? PopulationCase.NAME_UNREADABLE
                : lot < 30 ? PopulationCase.NAME_DIFFERS : lot < 40 ? PopulationCase.NOT_FOUND : lot < 42 ? PopulationCase.DECEASED
                : PopulationCase.MATCH;
        int other = lots.below(1000);
        var insurance = other < 50 ? InsuranceCase.OTHER_UNIT : other < 80 ? InsuranceCase.NOT_FOUND : InsuranceCase.OWN_UNIT;
        return Person.of(ids.next(), name, sex, birth, ethnicity, nationality, document, "19900%06d".formatted(lots.below(1_000_000)), personalData,
                population, insurance);
    }

    private char sex() {
        return lots.perMille(560) ? 'M' : 'F';
    }

    private LocalDate birth() {
        return LocalDate.of(lots.between(1967, 2004), 1, 1).plusDays(lots.below(365));
    }

    /** Takes somebody into the table; a changed copy made before is what counts. */
    Person enter(Person person) {
        all.add(person);
        return person;
    }

    List<Person> all() {
        return all;
    }

    void write(Handle handle) {
        var table = new Table("person (id, name, name_original, name_pinyin, sex, birth_date, ethnicity, nationality, document_type, document_sealed,"
                + " document_index, document_expires_on, document_long_term, mobile_sealed)");
        for (var p : all) {
            table.row(p.id(), p.name().text(), p.name().original(), p.name().pinyin(), p.sex(), p.birth(), p.ethnicity(), p.nationality(),
                    p.document().type(), p.documentSealed(), p.documentIndex(), p.document().expiresOn(), p.document().longTerm(), p.mobileSealed());
        }
        table.copyTo(handle);
    }
}
