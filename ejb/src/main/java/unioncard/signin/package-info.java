/** Signing in: passwords, second factor, sessions, and what guards them against guessing. */
package unioncard.signin;
