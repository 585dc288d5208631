package unioncard.member;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import unioncard.form.FormRefusal;
import unioncard.shared.DomainException;

/** What was typed about a member breaks rules of the collection form ({@code member.unfit}); says which field breaks which. */
public class UnfitMember extends DomainException {

    private static final long serialVersionUID = 1L;

    private final Map<String, String> faults = new LinkedHashMap<>();

    UnfitMember(List<FormRefusal> refusals) {
        super("member.unfit", refusals.size());
        refusals.forEach(refusal -> faults.putIfAbsent(refusal.columnName(), refusal.reason() + "，" + refusal.remedy() + "。"));
    }

    /** By the form's word for the field: what is wrong and what to do. */
    public Map<String, String> faults() {
        return Map.copyOf(faults);
    }
}
