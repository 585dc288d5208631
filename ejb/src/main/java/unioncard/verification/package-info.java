/** Municipal verification (市级校验): pending members are compared with the population and the social insurance registry. */
package unioncard.verification;
