/** From the member list to the bank's door: pending list, special channel, submission, batches and the log of each member's card. */
package unioncard.card;
