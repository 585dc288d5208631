package unioncard.member;

import java.time.LocalDate;

/** A row of the form that passed every check that needs no other row and no database. Absent optional fields are null. */
record Newcomer(int rowNo, PersonName name, Sex sex, LocalDate birthDate, String ethnicity, DocumentNumber document, String mobile,
        LocalDate joinedOn, String education, String politicalStatus, String employment, String skillGrade, String householdType,
        String householdPlace, String nativePlace, boolean migrantWorker, String workUnit, String changeKind, String changeReason) {
}
