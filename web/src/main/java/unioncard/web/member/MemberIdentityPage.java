package unioncard.web.member;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.LocalDate;
import unioncard.member.DocumentType;
import unioncard.member.IdentityWish;
import unioncard.member.MemberCorrections;
import unioncard.member.MemberDetail;
import unioncard.member.Sex;
import unioncard.member.UnfitMember;
import unioncard.web.shared.Notices;
import unioncard.web.shared.Views;

/** 变更身份信息: asks for another name, document, birth date or sex; somebody else decides. */
@Named
@ViewScoped
public class MemberIdentityPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    private MemberCorrections corrections;

    private String id;
    private MemberDetail member;
    private String name;
    private DocumentType documentType;
    private String documentNumber;
    private LocalDate birthDate;
    private Sex sex;
    private String reason;

    /** Fills the form with the member that the URL names; the number stays empty. */
    public void load() {
        member = corrections.find(Views.id(id));
        name = member.name();
        documentType = member.documentType();
        birthDate = member.birthDate();
        sex = member.sex();
    }

    /** Hands the request in, and goes back to the member. */
    public String submit() {
        try {
            corrections.requestIdentity(member.id(), member.version(), member.personVersion(),
                    new IdentityWish(name, documentType, documentNumber, birthDate, sex), reason);
            Notices.done("member.identity.requested");
            return Views.to("/member/member.xhtml?id=" + member.id());
        } catch (UnfitMember unfit) {
            MemberFields.show(unfit, "identity");
            return null;
        }
    }

    public DocumentType[] getDocumentTypes() {
        return DocumentType.values();
    }

    public Sex[] getSexes() {
        return Sex.values();
    }

    public MemberDetail getMember() {
        return member;
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public DocumentType getDocumentType() {
        return documentType;
    }

    public void setDocumentType(DocumentType documentType) {
        this.documentType = documentType;
    }

    public String getDocumentNumber() {
        return documentNumber;
    }

    public void setDocumentNumber(String documentNumber) {
        this.documentNumber = documentNumber;
    }

    public LocalDate getBirthDate() {
        return birthDate;
    }

    public void setBirthDate(LocalDate birthDate) {
        this.birthDate = birthDate;
    }

    public Sex getSex() {
        return sex;
    }

    public void setSex(Sex sex) {
        this.sex = sex;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }
}
