package unioncard.organisation;

import java.time.Instant;

/**
 * A union with everything that is known about it.
 *
 * @param place names from the root down to the union above, joined by {@code /}
 * @param version to be handed back with a change
 */
public record UnionDetail(long id, String code, String name, UnionLevel level, UnionStatus status, Long parentId, String place,
        String unitName, String unitCreditCode, String unionCreditCode, String address, String phone, String leader,
        Instant createdAt, int childCount, int memberCount, int version) {
}
