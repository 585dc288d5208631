/** The documents of the cover (会员专享基本保障): what they show. */
package unioncard.reports.cover;
