/** Files that people upload to be kept: judged by content, scanned, cleaned. Where they are stored is the business of each capability. */
package unioncard.attachment;
