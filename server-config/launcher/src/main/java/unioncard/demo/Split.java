package unioncard.demo;

import java.time.LocalDate;
import org.jdbi.v3.core.Handle;

/** 缴费分担: one district divides the lower share, by percentages that are marked as an example; in the others the base unions pay all of it. */
final class Split {

    private static final String DISTRICT = "示例东城区总工会";
    private static final int DISTRICT_PERCENT = 30;
    private static final int INTERMEDIATE_PERCENT = 20;

    private Split() {
    }

    static int districtPercent(Union union) {
        return divides(union) ? DISTRICT_PERCENT : 0;
    }

    static int intermediatePercent(Union union) {
        return divides(union) && union.parent().level().equals("INTERMEDIATE") ? INTERMEDIATE_PERCENT : 0;
    }

    private static boolean divides(Union union) {
        return union.district().name().equals(DISTRICT);
    }

    static void write(Handle handle, Unions unions) {
        handle.createUpdate("""
                insert into lower_split (owner_id, valid_from, district_percent, intermediate_percent, example)
                values (:owner, :from, :district, :intermediate, true)""")
                .bind("owner", unions.district(DISTRICT).id()).bind("from", LocalDate.of(2024, 1, 1)).bind("district", DISTRICT_PERCENT)
                .bind("intermediate", INTERMEDIATE_PERCENT).execute();
    }
}
