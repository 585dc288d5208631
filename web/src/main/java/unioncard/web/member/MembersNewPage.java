package unioncard.web.member;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Clock;
import java.time.LocalDate;
import unioncard.member.MemberEntry;
import unioncard.member.UnfitMember;
import unioncard.web.shared.Notices;
import unioncard.web.shared.Views;

/** 新增会员: one member typed in. */
@Named
@ViewScoped
public class MembersNewPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    private MemberEntry entry;
    @Inject
    private transient Clock clock;

    private final MemberFields fields = new MemberFields();
    private String unionName;
    private LocalDate today;

    /** Finds out whether members can be entered here at all. */
    public void open() {
        unionName = entry.union();
        today = LocalDate.now(clock);
        fields.setJoinedOn(today);
    }

    /** Takes the member and shows it. */
    public String save() {
        try {
            long id = entry.add(fields.typed());
            Notices.done("member.entered");
            return Views.to("/member/member.xhtml?id=" + id);
        } catch (UnfitMember unfit) {
            MemberFields.show(unfit, "entry");
            return null;
        }
    }

    public LocalDate getToday() {
        return today;
    }

    public MemberFields getFields() {
        return fields;
    }

    public String getUnionName() {
        return unionName;
    }
}
