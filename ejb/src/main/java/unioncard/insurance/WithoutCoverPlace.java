package unioncard.insurance;

import java.io.Serializable;

/**
 * Where 有卡无保人员 are asked for.
 *
 * @param year 保障年度
 * @param unionId a union in scope
 * @param unionName its name
 * @param oneUnion whether it is a single union: only of one the persons are listed
 * @param open whether any of them can be enrolled today
 */
public record WithoutCoverPlace(int year, long unionId, String unionName, boolean oneUnion, boolean open) implements Serializable {
}
