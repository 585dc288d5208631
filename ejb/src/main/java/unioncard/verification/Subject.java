package unioncard.verification;

import unioncard.security.Sealed;

/**
 * One member to be verified, as a registry outside the database is asked.
 *
 * @param entryId entry of the pending list
 * @param name normalised name
 * @param documentType name of the document type
 * @param document the document number, encrypted
 * @param unitCreditCode credit code of the unit the grassroots union belongs to, or null
 * @param populationKnown whether the population registry has answered in this run
 * @param insuranceKnown whether the social insurance registry has
 */
public record Subject(long entryId, String name, String documentType, Sealed document, String unitCreditCode, boolean populationKnown,
        boolean insuranceKnown) {

    /** Only resident identity cards are in the population registry. */
    boolean holdsResidentId() {
        return documentType.equals("RESIDENT_ID");
    }

    boolean known(RegistryKind registry) {
        return registry == RegistryKind.POPULATION ? populationKnown : insuranceKnown;
    }
}
