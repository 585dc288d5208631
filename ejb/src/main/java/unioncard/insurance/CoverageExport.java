package unioncard.insurance;

import java.util.List;

/**
 * What goes into a file of 参保统计 beside its unions.
 *
 * @param overview the figures of the place
 * @param districts the lines of the city's districts; empty for any other place
 */
public record CoverageExport(CoverageOverview overview, List<CoverageUnit> districts) {
}
