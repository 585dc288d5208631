/**
 * Data for a try-out: an invented federation with its unions, members, cards, covers and registries. Everything hangs on one seed and one
 * base day, so two loads give the same picture. The numbers cannot belong to anybody: resident IDs and credit codes use region codes that
 * were never assigned, card numbers the test BIN.
 */
package unioncard.demo;
