package unioncard.insurance;

/**
 * A plan of one year (保障类型).
 *
 * @param type short name, for example A
 * @param name as shown
 * @param benefits what it pays, in one sentence
 * @param example whether its figures are assumed, not taken from published terms
 * @param chosen whether the union has already chosen it for the year
 * @param selectable false when the union has chosen another one
 */
public record CoveragePlan(String type, String name, String benefits, boolean example, boolean chosen, boolean selectable) {
}
