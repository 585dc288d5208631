/** Documents made from the data of the card and the cover: what is read for them, and the count of prints. */
package unioncard.roster;
