/** Start page, sign-in, own settings. */
package unioncard.web.signin;
