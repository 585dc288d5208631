package unioncard.insurance;

import java.io.Serializable;

/**
 * Of what 参保统计 shows the figures.
 *
 * @param year 保障年度; null, or one that is not begun: the present one
 * @param unionId a union and all below it; null: the own one
 */
public record StatisticsFilter(Integer year, Long unionId) implements Serializable {
}
