package unioncard.organisation;

/**
 * A union as a row of the collection form describes it.
 *
 * @param rowNo as the spreadsheet counts
 * @param parentName 上级工会名称
 */
record FormUnion(int rowNo, String parentName, UnionFields fields) {
}
