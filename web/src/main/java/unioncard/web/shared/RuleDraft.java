package unioncard.web.shared;

import java.io.Serializable;
import java.time.Clock;
import java.time.LocalDate;

/** A proposal about a rule while it is typed: what it has beside the rule itself, for {@code union:proposal}. */
public class RuleDraft implements Serializable {

    private static final long serialVersionUID = 1L;

    private final int version;
    private final LocalDate tomorrow;
    private LocalDate validFrom;
    private String reason;

    /** A draft based on a rule at the version seen. */
    public RuleDraft(int version, Clock clock) {
        this.version = version;
        tomorrow = LocalDate.now(clock).plusDays(1);
    }

    public int getVersion() {
        return version;
    }

    /** The first day that may be chosen. */
    public LocalDate getTomorrow() {
        return tomorrow;
    }

    public LocalDate getValidFrom() {
        return validFrom;
    }

    public void setValidFrom(LocalDate validFrom) {
        this.validFrom = validFrom;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }
}
