/** Pages of the rules that the municipal federation sets. */
package unioncard.web.rules;
