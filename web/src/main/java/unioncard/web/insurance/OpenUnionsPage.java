package unioncard.web.insurance;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import unioncard.insurance.OpenState;
import unioncard.insurance.OpenUnion;
import unioncard.insurance.OpenUnionFilter;
import unioncard.insurance.OpenUnions;
import unioncard.shared.Rows;
import unioncard.web.shared.Table;
import unioncard.web.shared.UnionFilter;
import unioncard.web.shared.Views;

/** 未参保工会: unions whose holders are not all covered, and how far each has come. */
@Named
@ViewScoped
public class OpenUnionsPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient OpenUnions unions;
    @Inject
    private transient Clock clock;
    @Inject
    private UnionFilter union;

    private Integer year;
    private OpenState state;
    private List<Integer> years = List.of();
    private final Table<OpenUnion> rows = new Table<OpenUnion>(slice -> year == null ? new Rows<>(List.of(), 0)
            : unions.list(new OpenUnionFilter(year, union.value(), state), slice), OpenUnion::id).exported("open.title", InsuranceColumns::openUnions);

    /** Once the address is read: the year asked for, else the present one, else the first that is enrolled for. */
    public void open() {
        years = unions.years();
        if (!years.contains(year)) {
            int present = LocalDate.now(clock).getYear();
            year = years.contains(present) ? Integer.valueOf(present) : years.stream().findFirst().orElse(null);
        }
    }

    /** Reloads the page with the filters in its URL. */
    public String search() {
        return Views.here();
    }

    public Table<OpenUnion> getRows() {
        return rows;
    }

    public UnionFilter getUnion() {
        return union;
    }

    public List<Integer> getYears() {
        return years;
    }

    public OpenState[] getStates() {
        return OpenState.values();
    }

    public Integer getYear() {
        return year;
    }

    public void setYear(Integer year) {
        this.year = year;
    }

    public OpenState getState() {
        return state;
    }

    public void setState(OpenState state) {
        this.state = state;
    }
}
