/** Forms as .xlsx files: reading what clerks fill in, refusing it row by row with reason and remedy, writing empty ones. */
package unioncard.form;
