package unioncard.web.card;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import unioncard.card.Added;
import unioncard.card.CardMemberFilter;
import unioncard.card.CardMemberRow;
import unioncard.card.CardMembers;
import unioncard.card.PendingList;
import unioncard.member.DocumentType;
import unioncard.member.HandlingStatus;
import unioncard.security.PersonalData;
import unioncard.web.shared.DocumentFilter;
import unioncard.web.shared.Notices;
import unioncard.web.shared.Table;
import unioncard.web.shared.Views;

/** 会员卡信息管理: members in 正常, picked for the pending list one by one or all that match. */
@Named
@ViewScoped
public class CardMembersPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient CardMembers members;
    @Inject
    private transient PendingList pendingList;
    @Inject
    private transient PersonalData personalData;

    private final DocumentFilter document = new DocumentFilter();
    private String name;
    private String memberNo;
    private HandlingStatus handling;
    private DocumentType documentType;
    private Table<CardMemberRow> rows;

    @PostConstruct
    void open() {
        rows = new Table<CardMemberRow>(slice -> members.list(filter(), slice), CardMemberRow::id).tickOnly(CardMemberRow::isSelectable);
    }

    private CardMemberFilter filter() {
        return new CardMemberFilter(name, memberNo, document.getIndex(), handling, documentType);
    }

    /** 搜索: the filters move into the URL. */
    public String search() {
        document.apply(personalData);
        return Views.here();
    }

    /** 选中添加未办卡会员至待办. */
    public void addTicked() {
        tell(pendingList.add(rows.getSelection().ids()));
    }

    /** 添加全部未办卡会员至待办. */
    public void addAll() {
        tell(pendingList.addAll(filter()));
    }

    private void tell(Added added) {
        rows.getSelection().clear();
        if (added.regular() + added.special() == 0) {
            Notices.warn("card-members.none-added", added.skipped());
        } else {
            Notices.done("card-members.added", added.regular() + added.special(), added.regular(), added.special(), added.skipped());
        }
    }

    public Table<CardMemberRow> getRows() {
        return rows;
    }

    public DocumentFilter getDocument() {
        return document;
    }

    public HandlingStatus[] getHandlings() {
        return HandlingStatus.values();
    }

    public DocumentType[] getDocumentTypes() {
        return DocumentType.values();
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getMemberNo() {
        return memberNo;
    }

    public void setMemberNo(String memberNo) {
        this.memberNo = memberNo;
    }

    public HandlingStatus getHandling() {
        return handling;
    }

    public void setHandling(HandlingStatus handling) {
        this.handling = handling;
    }

    public DocumentType getDocumentType() {
        return documentType;
    }

    public void setDocumentType(DocumentType documentType) {
        this.documentType = documentType;
    }
}
