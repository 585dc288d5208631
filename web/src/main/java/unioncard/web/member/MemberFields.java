package unioncard.web.member;

import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import unioncard.member.Dictionary;
import unioncard.member.DocumentType;
import unioncard.member.MemberDetail;
import unioncard.member.TypedMember;
import unioncard.member.UnfitMember;
import unioncard.web.shared.Notices;

/** What is typed about a member, for 新增会员 and 修改资料 alike. Texts are kept by the id of their input. */
public class MemberFields implements Serializable {

    private static final long serialVersionUID = 1L;
    /** Inputs by the collection form's word for the field. */
    private static final Map<String, String> INPUTS = Map.ofEntries(Map.entry("姓名", "name"), Map.entry("性别", "sex"),
            Map.entry("出生日期", "birthDate"), Map.entry("民族", "ethnicity"), Map.entry("就业状况", "employment"),
            Map.entry("有效证件类别", "documentType"), Map.entry("证件号码", "documentNumber"), Map.entry("学历", "education"),
            Map.entry("技术等级", "skillGrade"), Map.entry("移动电话", "mobile"), Map.entry("户籍类型", "householdType"),
            Map.entry("户籍所在地", "householdPlace"), Map.entry("会籍变化类型", "changeKind"), Map.entry("会籍变化日期", "joinedOn"),
            Map.entry("会籍变化原因", "changeReason"), Map.entry("政治面貌", "politicalStatus"), Map.entry("工作单位", "workUnit"),
            Map.entry("籍贯", "nativePlace"), Map.entry("是否农民工会员", "migrantWorker"));

    private final Map<String, String> texts = new HashMap<>();
    private DocumentType documentType = DocumentType.RESIDENT_ID;
    private LocalDate birthDate;
    private LocalDate joinedOn;
    private LocalDate expiresOn;
    private boolean longTerm;

    /** An empty form. */
    MemberFields() {
        texts.put("changeKind", "入会");
    }

    /** A form filled with what is known; numbers stay empty. */
    MemberFields(MemberDetail known) {
        documentType = known.documentType();
        expiresOn = known.documentExpiresOn();
        longTerm = known.documentLongTerm();
        texts.put("ethnicity", known.ethnicity());
        texts.put("education", known.education());
        texts.put("politicalStatus", known.politicalStatus());
        texts.put("employment", known.employment());
        texts.put("skillGrade", known.skillGrade());
        texts.put("householdType", known.householdType());
        texts.put("householdPlace", known.householdPlace());
        texts.put("nativePlace", known.nativePlace());
        texts.put("workUnit", known.workUnit());
        texts.put("migrantWorker", known.migrantWorker() == null ? null : known.migrantWorker() ? "是" : "否");
    }

    TypedMember typed() {
        return new TypedMember(texts.get("name"), texts.get("sex"), birthDate, documentType, texts.get("documentNumber"), expiresOn, longTerm,
                texts.get("mobile"), texts.get("ethnicity"), texts.get("education"), texts.get("politicalStatus"), texts.get("employment"),
                texts.get("skillGrade"), texts.get("householdType"), texts.get("householdPlace"), texts.get("nativePlace"),
                texts.get("migrantWorker"), texts.get("workUnit"), texts.get("changeKind"), texts.get("changeReason"), joinedOn);
    }

    /** Puts each fault below the input of this form that it is about; one without an input goes to the notices. */
    static void show(UnfitMember unfit, String form) {
        var context = FacesContext.getCurrentInstance();
        Notices.refused("error.member.unfit", unfit.faults().size());
        unfit.faults().forEach((word, sentence) -> {
            var id = form + ":" + INPUTS.get(word);
            boolean there = context.getViewRoot().findComponent(id) != null;
            var message = new FacesMessage(FacesMessage.SEVERITY_ERROR, there ? sentence : word + "：" + sentence, null);
            context.addMessage(there ? id : null, message);
        });
    }

    /** The words of a list of the form, for a menu. */
    public List<String> words(String dictionary) {
        return Dictionary.valueOf(dictionary).words();
    }

    /** How a membership may begin. */
    public List<String> getBeginnings() {
        return words("CHANGE_KIND").subList(0, 2);
    }

    public DocumentType[] getDocumentTypes() {
        return DocumentType.values();
    }

    public Map<String, String> getTexts() {
        return texts;
    }

    public DocumentType getDocumentType() {
        return documentType;
    }

    public void setDocumentType(DocumentType documentType) {
        this.documentType = documentType;
    }

    public LocalDate getBirthDate() {
        return birthDate;
    }

    public void setBirthDate(LocalDate birthDate) {
        this.birthDate = birthDate;
    }

    public LocalDate getJoinedOn() {
        return joinedOn;
    }

    public void setJoinedOn(LocalDate joinedOn) {
        this.joinedOn = joinedOn;
    }

    public LocalDate getExpiresOn() {
        return expiresOn;
    }

    public void setExpiresOn(LocalDate expiresOn) {
        this.expiresOn = expiresOn;
    }

    public boolean isLongTerm() {
        return longTerm;
    }

    public void setLongTerm(boolean longTerm) {
        this.longTerm = longTerm;
    }
}
