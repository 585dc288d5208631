/** Who is signed in, what they may do and on which part of the union tree; encryption and masking of personal data. */
package unioncard.security;
