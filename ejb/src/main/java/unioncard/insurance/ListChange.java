package unioncard.insurance;

/**
 * How a list for enrolment differs from an earlier batch.
 *
 * @param kept persons of the batch who still stand in the list
 * @param added persons of the list who were not in the batch
 * @param gone persons of the batch who do not stand in the list any more
 * @param goneNames name and member number of the first {@value Persons#NAMED} of those
 */
public record ListChange(int kept, int added, int gone, String goneNames) {
}
