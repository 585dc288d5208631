package unioncard.insurance;

import java.io.Serializable;

/**
 * Which unions with holders without cover are asked for.
 *
 * @param year 保障年度
 * @param unionId a union and all below it; null: all in scope
 * @param state how far they have come; null: those of which nothing waits or was confirmed (未提交)
 */
public record OpenUnionFilter(int year, Long unionId, OpenState state) implements Serializable {
}
