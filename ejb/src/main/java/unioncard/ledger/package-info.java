/**
 * The money of the cover: the ledger (资金台账), into which each confirmed enrolment is booked, the vouchers (缴费凭证) with which the unions prove
 * that they have paid their share, and the orders (划拨单) by which the municipal federation pays its own. Why it is built so: docs/adr/0018-ledger.md.
 */
package unioncard.ledger;
