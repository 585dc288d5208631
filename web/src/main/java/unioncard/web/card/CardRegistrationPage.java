package unioncard.web.card;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import unioncard.card.CardRegistrations;
import unioncard.card.RegistrationCounts;
import unioncard.card.RegistrationFilter;
import unioncard.card.RegistrationRow;
import unioncard.card.RegistrationState;
import unioncard.card.RegistrationYear;
import unioncard.web.shared.Notices;
import unioncard.web.shared.Table;
import unioncard.web.shared.Views;

/** 会员服务卡年度注册: cards in 正常, registered for this year one by one or all that match. */
@Named
@ViewScoped
public class CardRegistrationPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient CardRegistrations registrations;

    private String name;
    private String memberNo;
    private RegistrationState state;
    private Table<RegistrationRow> rows;
    private RegistrationYear year;
    private RegistrationCounts counts;

    @PostConstruct
    void open() {
        rows = new Table<RegistrationRow>(slice -> registrations.list(filter(), slice), RegistrationRow::cardId)
                .tickOnly(row -> row.registeredAt() == null).exported("registration.title", CardColumns::registrations);
    }

    private RegistrationFilter filter() {
        return new RegistrationFilter(name, memberNo, state);
    }

    /** Reads the year and the counts. */
    public void load() {
        year = registrations.year();
        counts = registrations.counts();
    }

    /** 搜索: the filters move into the URL. */
    public String search() {
        return Views.here();
    }

    /** 选中注册. */
    public void registerTicked() {
        tell(registrations.register(rows.getSelection().ids()));
    }

    /** 全部注册. */
    public void registerAll() {
        tell(registrations.registerAll(filter()));
    }

    private void tell(int done) {
        rows.getSelection().clear();
        counts = registrations.counts();
        Notices.done("registration.done", done);
    }

    public Table<RegistrationRow> getRows() {
        return rows;
    }

    public RegistrationYear getYear() {
        return year;
    }

    public RegistrationCounts getCounts() {
        return counts;
    }

    public RegistrationState[] getStates() {
        return RegistrationState.values();
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

    public RegistrationState getState() {
        return state;
    }

    public void setState(RegistrationState state) {
        this.state = state;
    }
}
