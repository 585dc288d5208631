package unioncard.card;

import java.time.Instant;
import java.util.List;

/**
 * Cards have been replaced by others, which their rows name. Fired inside the transaction, once for any number: what is paid to a card
 * has to go to its successor from now on.
 *
 * @param cardIds the old cards
 */
public record CardsReplaced(List<Long> cardIds, Instant at) {
}
