package unioncard.demo;

import java.time.LocalDate;
import unioncard.security.PersonalData;
import unioncard.security.PersonalKind;

/**
 * Somebody who does not exist.
 *
 * @param documentSealed encrypted once; batch lines carry the same token
 * @param population     what 人口库 will answer
 * @param insurance      what 人保库 will answer
 */
record Person(long id, Name name, char sex, LocalDate birth, String ethnicity, String nationality, Document document, String mobile,
        String documentSealed, String mobileSealed, String documentIndex, PopulationCase population, InsuranceCase insurance) {

    /** Answers of 人口库, named as in table {@code verification_policy}. */
    enum PopulationCase {
        MATCH, NAME_DIFFERS, NAME_UNREADABLE, NOT_FOUND, DECEASED, NOT_APPLICABLE
    }

    /** Answers of 人保库, named as in table {@code verification_policy}. */
    enum InsuranceCase {
        OWN_UNIT, OTHER_UNIT, NOT_FOUND
    }

    static Person of(long id, Name name, char sex, LocalDate birth, String ethnicity, String nationality, Document document, String mobile,
            PersonalData personalData, PopulationCase population, InsuranceCase insurance) {
        return new Person(id, name, sex, birth, ethnicity, nationality, document, mobile,
                personalData.seal(PersonalKind.DOCUMENT, document.number()).token(), personalData.seal(PersonalKind.MOBILE, mobile).token(),
                personalData.index(PersonalKind.DOCUMENT, document.compared()), population, insurance);
    }

    /** The same person with a document that ends on another day. */
    Person expiring(LocalDate day) {
        return new Person(id, name, sex, birth, ethnicity, nationality, new Document(document.type(), document.number(), day), mobile,
                documentSealed, mobileSealed, documentIndex, population, insurance);
    }

    /** The same person with other answers of the registries. */
    Person answered(PopulationCase newPopulation, InsuranceCase newInsurance) {
        return new Person(id, name, sex, birth, ethnicity, nationality, document, mobile, documentSealed, mobileSealed, documentIndex,
                newPopulation, newInsurance);
    }

    /** Whether the regular channel can serve this person; the bank only finds out about names later. */
    boolean regular() {
        return document.residentId();
    }

    /** Whether the municipal verification lets this person pass. */
    boolean passes() {
        return population == PopulationCase.MATCH || population == PopulationCase.NOT_APPLICABLE;
    }

    boolean expired() {
        return !document.longTerm() && document.expiresOn().isBefore(DemoDates.BASE);
    }

    boolean difficultName() {
        return name.kind() == Name.Kind.RARE || name.kind() == Name.Kind.LONG;
    }

    /** Why the bank takes this person through the special channel only; null when it does not. */
    String specialReason() {
        return !regular() ? "NON_ID_DOCUMENT" : !difficultName() ? null : name.kind() == Name.Kind.RARE ? "RARE_CHARACTER" : "LONG_NAME";
    }
}
