/** Two-person rule (双人复核): what one person asks for and another decides, carried out and audited in the transaction of the decision. */
package unioncard.approval;
