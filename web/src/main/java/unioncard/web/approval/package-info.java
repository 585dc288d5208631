/** Pages of the two-person rule. */
package unioncard.web.approval;
