package unioncard.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.Handle;
import unioncard.demo.Person.InsuranceCase;
import unioncard.demo.Person.PopulationCase;
import unioncard.security.PersonalData;
import unioncard.security.PersonalKind;

/** What 人口库 and 人保库 say: mostly what the union says, with the faults such registries have. */
final class Registries {

    static final String POPULATION_HEADER = "document_number,name,state";
    static final String INSURANCE_HEADER = "document_number,unit_credit_code";
    private static final String DIFFERENT = "华 明 丽 军 强 芳";

    /**
     * A row of one of the registries.
     *
     * @param fields what follows the document number
     */
    record Row(String documentNumber, List<String> fields) {
    }

    private final List<Row> population = new ArrayList<>();
    private final List<Row> insurance = new ArrayList<>();

    /**
     * Builds both registries.
     *
     * @param corrected whether the registries have settled half of the differing names and the missing entries meanwhile
     */
    Registries(List<Member> members, List<Union> units, boolean corrected) {
        var lots = new Lots("registries");
        for (var member : members) {
            var p = member.person;
            boolean settled = corrected && member.id % 2 == 0;
            if (p.document().residentId() && (settled || p.population() != PopulationCase.NOT_FOUND)) {
                population.add(new Row(p.document().number(), List.of(name(p, settled, lots), p.population() == PopulationCase.DECEASED
                        ? "DECEASED" : "ALIVE")));
            }
            if (settled || p.insurance() != InsuranceCase.NOT_FOUND) {
                var own = member.union.unitCreditCode();
                String other;
                do {
                    other = lots.of(units).unitCreditCode();
                } while (other.equals(own));
                insurance.add(new Row(p.document().compared(), List.of(p.insurance() == InsuranceCase.OTHER_UNIT ? other : own)));
            }
        }
    }

    /** The name as the registry has it: another given name, or a placeholder where a rare character should be. */
    private static String name(Person p, boolean settled, Lots lots) {
        var name = p.name().text();
        return switch (p.population()) {
            case NAME_UNREADABLE -> unreadable(name);
            case NAME_DIFFERS -> settled ? name : differing(name, lots.word(DIFFERENT));
            default -> name;
        };
    }

    private static String differing(String name, String otherEnd) {
        var end = name.endsWith(otherEnd) ? otherEnd.equals("华") ? "明" : "华" : otherEnd;
        return name.substring(0, name.offsetByCodePoints(name.length(), -1)) + end;
    }

    /** Old systems knew U+4DAE by a code point of the private use area, other rare characters not at all. */
    private static String unreadable(String name) {
        var stored = new StringBuilder();
        name.codePoints().forEach(c -> stored.appendCodePoint(c == 0x4DAE ? 0xE863 : c > 0xFFFF || c >= 0x3400 && c < 0x4DC0 ? '?' : c));
        return stored.toString();
    }

    List<Row> population() {
        return population;
    }

    List<Row> insurance() {
        return insurance;
    }

    /** Stores both as the snapshots in force. */
    void write(Handle handle, PersonalData personalData) {
        snapshot(handle, personalData, "POPULATION", "registry.population (snapshot_id, document_index, name, state)", population);
        snapshot(handle, personalData, "SOCIAL_INSURANCE", "registry.social_insurance (snapshot_id, document_index, unit_credit_code)", insurance);
    }

    private static void snapshot(Handle handle, PersonalData personalData, String registry, String target, List<Row> rows) {
        var file = registry.toLowerCase(Locale.ROOT).replace('_', '-') + "-20261015.csv";
        long id = handle.createQuery("""
                insert into registry.snapshot (registry, file_name, digest, row_count, status, loaded_by, loaded_at)
                values (:registry, :file, :digest, :rows, 'CURRENT', 'city', :at) returning id""")
                .bind("registry", registry).bind("file", file).bind("digest", BankFiles.digest(file)).bind("rows", rows.size())
                .bind("at", DemoDates.at(DemoDates.BASE.minusDays(17), 9, 30)).mapTo(Long.class).one();
        var table = new Table(target);
        for (var row : rows) {
            var fields = new ArrayList<Object>(List.of(id, personalData.index(PersonalKind.DOCUMENT, row.documentNumber())));
            fields.addAll(row.fields());
            table.row(fields.toArray());
        }
        table.copyTo(handle);
    }
}
