package unioncard.insurance;

import java.io.Serializable;

/**
 * A plan of a year as it is administered, money in fen: what remains of a premium beside the municipal share is borne by 区局、各级工会和基层单位.
 *
 * @param type short name, for example A
 * @param name as shown
 * @param benefits what it pays, in one sentence
 * @param example whether its figures are assumed, not taken from published terms
 * @param full premium for more than half a year
 * @param fullMunicipal the municipal share of it
 * @param half premium for half a year or less
 * @param halfMunicipal the municipal share of it
 */
public record PlanRules(String type, String name, String benefits, boolean example, int full, int fullMunicipal, int half, int halfMunicipal)
        implements Serializable {
}
