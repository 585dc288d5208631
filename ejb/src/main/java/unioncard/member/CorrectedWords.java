package unioncard.member;

import java.util.ArrayList;
import java.util.Objects;
import unioncard.shared.DomainException;

/** Which ordinary particulars a correction touches, in the form's words, for the record; their values are not kept. */
final class CorrectedWords {

    private CorrectedWords() {
    }

    /** Refused with {@code member.nothing-changed} when there is none. */
    static String of(StoredMember known, Newcomer now, boolean sameMobile, boolean sameExpiry) {
        var words = new ArrayList<String>();
        add(words, FormColumn.ETHNICITY, known.ethnicity(), now.ethnicity());
        add(words, FormColumn.EDUCATION, known.education(), now.education());
        add(words, FormColumn.POLITICAL_STATUS, known.politicalStatus(), now.politicalStatus());
        add(words, FormColumn.EMPLOYMENT, known.employment(), now.employment());
        add(words, FormColumn.SKILL_GRADE, known.skillGrade(), now.skillGrade());
        add(words, FormColumn.HOUSEHOLD_TYPE, known.householdType(), now.householdType());
        add(words, FormColumn.HOUSEHOLD_PLACE, known.householdPlace(), now.householdPlace());
        add(words, FormColumn.NATIVE_PLACE, known.nativePlace(), now.nativePlace());
        add(words, FormColumn.MIGRANT_WORKER, Boolean.TRUE.equals(known.migrantWorker()), now.migrantWorker());
        add(words, FormColumn.WORK_UNIT, known.workUnit(), now.workUnit());
        if (!sameMobile) {
            words.add(FormColumn.MOBILE.header());
        }
        if (!sameExpiry) {
            words.add("证件到期日");
        }
        if (words.isEmpty()) {
            throw new DomainException("member.nothing-changed");
        }
        return String.join("、", words);
    }

    private static void add(ArrayList<String> words, FormColumn column, Object before, Object after) {
        if (!Objects.equals(before, after)) {
            words.add(column.header());
        }
    }
}
