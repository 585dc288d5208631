/** The people, files and hands with which the browser test walks the manual on a product that starts empty. */
package unioncard.manual;
