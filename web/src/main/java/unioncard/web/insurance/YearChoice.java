package unioncard.web.insurance;

import jakarta.enterprise.context.Dependent;
import java.io.Serializable;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

/** The insurance year a page is narrowed to, as it stands in the address: four digits, or ALL where a page allows it. */
@Dependent
public class YearChoice implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final String ALL = "ALL";

    private String typed;
    private List<Integer> years = List.of();

    /** Once the address is read: what there is to choose from, and the present year unless another was asked for. */
    void offer(List<Integer> known, Clock clock) {
        years = known;
        if (typed == null) {
            int present = LocalDate.now(clock).getYear();
            typed = years.contains(present) || years.isEmpty() ? String.valueOf(present) : String.valueOf(years.get(0));
        }
    }

    /** The year, or null for all. */
    Integer value() {
        return typed == null || typed.equals(ALL) ? null : Integer.valueOf(typed);
    }

    public List<Integer> getYears() {
        return years;
    }

    /** Four digits or ALL. */
    public String getTyped() {
        return typed;
    }

    /** From the URL or the form; what is no year means the present one. */
    public void setTyped(String typed) {
        this.typed = typed != null && (typed.matches("[0-9]{4}") || typed.equals(ALL)) ? typed : null;
    }
}
