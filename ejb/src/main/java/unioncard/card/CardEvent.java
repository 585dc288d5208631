package unioncard.card;

import java.time.LocalDate;

/**
 * What the bank reports of a card.
 *
 * @param line place in what was reported, to answer by
 * @param cardNo number of the card
 * @param action what happened
 * @param on the day it happened
 * @param newCardNo number of the card that replaces it, for {@link CardAction#REPLACE} only
 */
public record CardEvent(int line, String cardNo, CardAction action, LocalDate on, String newCardNo) {
}
