package unioncard.member;

import java.util.HashMap;
import java.util.Map;

/** The ordinary particulars of a membership as statements bind them. */
final class MemberColumns {

    private MemberColumns() {
    }

    static Map<String, Object> of(Newcomer n) {
        var values = new HashMap<String, Object>();
        values.put("education", n.education());
        values.put("politicalStatus", n.politicalStatus());
        values.put("employment", n.employment());
        values.put("skillGrade", n.skillGrade());
        values.put("householdType", n.householdType());
        values.put("householdPlace", n.householdPlace());
        values.put("nativePlace", n.nativePlace());
        values.put("migrantWorker", n.migrantWorker());
        values.put("workUnit", n.workUnit());
        return values;
    }
}
