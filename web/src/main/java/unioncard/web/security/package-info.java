/** Signing in and out, the access check of every request, accounts and the first start. */
package unioncard.web.security;
