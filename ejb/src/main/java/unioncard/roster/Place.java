package unioncard.roster;

/** Where a batch that is printed belongs; public for Jdbi only. */
public record Place(long unionId, long districtId) {
}
