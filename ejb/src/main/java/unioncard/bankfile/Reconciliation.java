package unioncard.bankfile;

import java.time.LocalDate;

/**
 * What went to the bank on one day and what has become of it (对账).
 *
 * @param sent lines in the files sent that day
 * @param issued lines answered with a card
 * @param refused lines answered with a refusal
 * @param closed lines the bank never answered and nobody waits for any more (关闭批次)
 * @param open lines without an answer
 * @param left lines of these batches that left before sending and so are in no file
 * @param cards cards that stem from these batches
 * @param counted what the batches themselves count as answered, lines that left or were closed included
 */
public record Reconciliation(LocalDate day, int batches, int sent, int issued, int refused, int closed, int open, int left, int cards, int counted) {

    /** Files, lines, cards and counters, each written by another statement, tell the same. */
    public boolean addsUp() {
        return sent == issued + refused + closed + open && cards == issued && counted == issued + refused + closed + left;
    }
}
