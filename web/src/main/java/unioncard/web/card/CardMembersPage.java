package unioncard.web.card;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import unioncard.card.Added;
import unioncard.card.CardMemberFilter;
import unioncard.card.CardMemberRow;
import unioncard.card.CardMembers;
import unioncard.card.PendingList;
import unioncard.card.Skipped;
import unioncard.member.DocumentType;
import unioncard.member.HandlingStatus;
import unioncard.security.PersonalData;
import unioncard.web.shared.DocumentFilter;
import unioncard.web.shared.Notices;
import unioncard.web.shared.Table;
import unioncard.web.shared.UnionFilter;
import unioncard.web.shared.Views;

/** 会员卡信息管理: members in 正常, picked for the pending list one by one or all that match. */
@Named
@ViewScoped
public class CardMembersPage implements Serializable {

    private static final long serialVersionUID = 1L;
    /** Where those are found who were passed over. */
    private static final Map<Skipped, String> LISTS = Map.of(Skipped.IN_LIST, "/card/pending-list.xhtml",
            Skipped.IN_PROGRESS, "/card/members.xhtml?handling=IN_PROGRESS", Skipped.HAS_CARD, "/card/members.xhtml?handling=ISSUED");

    @Inject
    private transient CardMembers members;
    @Inject
    private transient PendingList pendingList;
    @Inject
    private transient PersonalData personalData;
    @Inject
    private UnionFilter union;

    private final DocumentFilter document = new DocumentFilter();
    private String name;
    private String memberNo;
    private HandlingStatus handling;
    private Boolean addableOnly;
    private DocumentType documentType;
    private LocalDate from;
    private LocalDate to;
    private Table<CardMemberRow> rows;
    private Integer addable;
    private Added added;

    @PostConstruct
    void open() {
        rows = new Table<CardMemberRow>(slice -> members.list(filter(), slice), CardMemberRow::id).tickOnly(CardMemberRow::isSelectable)
                .takeTicks().exported("MenuEntry.CARDS", CardColumns::members, (order, row) -> members.export(filter(), order, row));
    }

    private CardMemberFilter filter() {
        return new CardMemberFilter(name, memberNo, document.getIndex(), handling, addableOnly != null, documentType, union.value(), from, to);
    }

    /** 搜索: the filters move into the URL; who is ticked stays so, in view or not. */
    public String search() {
        rows.keepTicks();
        document.apply(personalData);
        return Views.here();
    }

    /** 选中添加未办卡会员至待办: these members, or all that match minus those unticked. */
    public void addTicked() {
        var selection = rows.getSelection();
        tell(selection.isEverything() ? pendingList.addAll(filter(), selection.ids()) : pendingList.add(selection.ids()));
    }

    /** 添加全部未办卡会员至待办. */
    public void addAll() {
        tell(pendingList.addAll(filter(), List.of()));
    }

    private void tell(Added account) {
        rows.getSelection().clear();
        addable = null;
        added = account;
        if (account.total() == 0) {
            Notices.warn("card-members.none-added", account.skippedTotal());
        } else {
            Notices.done("card-members.added", account.total(), account.regular(), account.specialTotal(), account.skippedTotal());
        }
    }

    /** How many may be added that match the filters; asked once until something is added. */
    public int getAddable() {
        if (addable == null) {
            addable = pendingList.addable(filter());
        }
        return addable;
    }

    /** Account of what was added last on this page, or null. */
    public Added getAdded() {
        return added;
    }

    /** Address of the list of those passed over, below the context root; null where there is none. */
    public String list(Skipped why) {
        return LISTS.get(why);
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

    /** 可添加至待办: true or null, so that it stands in the address only when it is ticked. */
    public Boolean getAddableOnly() {
        return addableOnly;
    }

    public void setAddableOnly(Boolean addableOnly) {
        this.addableOnly = Boolean.TRUE.equals(addableOnly) ? true : null;
    }

    public DocumentType getDocumentType() {
        return documentType;
    }

    public void setDocumentType(DocumentType documentType) {
        this.documentType = documentType;
    }

    public UnionFilter getUnion() {
        return union;
    }

    public LocalDate getFrom() {
        return from;
    }

    public void setFrom(LocalDate from) {
        this.from = from;
    }

    public LocalDate getTo() {
        return to;
    }

    public void setTo(LocalDate to) {
        this.to = to;
    }
}
