package unioncard.web.transfer;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import unioncard.transfer.FoundMember;
import unioncard.transfer.MemberLookUp;
import unioncard.transfer.TransferRequests;
import unioncard.web.shared.Notices;
import unioncard.web.shared.Texts;
import unioncard.web.shared.Views;

/** 发起转入, the dialog: first one member is looked for, then the transfer is asked for. */
@Named
@ViewScoped
public class TransferInForm implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    private MemberLookUp lookUp;
    @Inject
    private TransferRequests requests;

    private String memberNo;
    private String name;
    private transient String document;
    private FoundMember found;
    private String reason;

    /** Empties the dialog. */
    public void start() {
        memberNo = null;
        name = null;
        again();
    }

    /** Goes back to the search. */
    public void again() {
        document = null;
        found = null;
        reason = Texts.of("transfer.reason.usual");
    }

    /** Looks for the one member to whom what was typed applies. */
    public void find() {
        var number = document;
        document = null;
        found = lookUp.find(memberNo, name, number).orElse(null);
        if (found == null) {
            Notices.refused("transfer.look-up.nobody");
        }
    }

    /** Asks for the transfer of the member found and goes to the request. */
    public String request() {
        long id = requests.requestIn(found.lookUpId(), reason);
        Notices.done("transfer.asked-in");
        return Views.to("/transfer/transfers-detail.xhtml?id=" + id);
    }

    public FoundMember getFound() {
        return found;
    }

    public String getMemberNo() {
        return memberNo;
    }

    public void setMemberNo(String memberNo) {
        this.memberNo = memberNo;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    /** Always empty: a number is never sent back to the browser. */
    public String getDocument() {
        return null;
    }

    public void setDocument(String document) {
        this.document = document;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }
}
