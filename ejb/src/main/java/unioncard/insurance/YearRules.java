package unioncard.insurance;

import java.util.List;

/**
 * An insurance year as it is administered.
 *
 * @param terms its days and start rules
 * @param version what a proposal is based on; -1 for a year that is not kept yet
 * @param changeable whether it may be proposed otherwise: it is still to come, or no batch of it has been confirmed
 * @param pending whether a proposal waits for the second person
 */
public record YearRules(InsuranceYear terms, int version, boolean changeable, boolean pending, List<PlanRules> plans) {

    /** Whether a figure of it is assumed. */
    public boolean example() {
        return plans.stream().anyMatch(PlanRules::example);
    }
}
