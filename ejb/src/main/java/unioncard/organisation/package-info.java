/** The tree of unions, from the municipal federation down to the grassroots union. */
package unioncard.organisation;
