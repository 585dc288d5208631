package unioncard.organisation;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A union with everything that is known about it.
 *
 * @param place names from the root down to the union above, joined by {@code /}
 * @param successorName where its members went when it was merged, or null
 * @param closedAt null while it works
 * @param childCount active unions directly below
 * @param memberCount live members known here
 * @param moving whether a change of affiliation is under way
 * @param version to be handed back with a change
 */
public record UnionDetail(long id, String code, String name, UnionLevel level, UnionStatus status, Long parentId, String parentName, String place,
        String unionCreditCode, String unionType, LocalDate foundedOn, Integer declaredMembers, String leader, String phone,
        String unitName, String unitCreditCode, String address, String region, String unitNature, String economyType, String industry,
        Integer staffCount, Instant createdAt, Instant closedAt, Long successorId, String successorName, int childCount, int memberCount,
        boolean moving, int version) {

    /** Whether the union still works. */
    public boolean active() {
        return status == UnionStatus.ACTIVE;
    }
}
