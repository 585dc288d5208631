package unioncard.organisation;

/**
 * What stands in the way of closing a union (撤销) or merging it into another (合并).
 *
 * @param children active unions directly below
 * @param members live members
 * @param transferring transfers of members from or to the union that nobody has ended
 * @param pending entries of the pending list
 * @param verifying those of them under verification
 * @param cardBatches card batches the bank has not answered wholly
 * @param enrolments enrolment batches awaiting the district
 * @param owing confirmed batches whose lower share is owed: nobody could pay for a union that is closed
 * @param vouchers vouchers that the district has not decided on
 * @param moving whether a change of affiliation is under way
 */
public record Obstacles(int children, int members, int transferring, int pending, int verifying, int cardBatches, int enrolments, int owing, int vouchers,
        boolean moving) {

    /** Whether the union cannot be closed as it is. */
    public boolean toClosing() {
        return children + members + transferring + pending + cardBatches + enrolments + owing + vouchers > 0 || moving;
    }

    /** Whether the union cannot be merged as it is: members and pending entries go along, what others are working on does not. */
    public boolean toMerging() {
        return transferring + verifying + cardBatches + enrolments + owing + vouchers > 0 || moving;
    }
}
