package unioncard.web.insurance;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Clock;
import java.time.LocalDate;
import unioncard.insurance.CoverEnd;
import unioncard.insurance.PersonCover;
import unioncard.insurance.PersonCoverage;
import unioncard.insurance.PersonCovers;
import unioncard.web.shared.Notices;
import unioncard.web.shared.Texts;
import unioncard.web.shared.Views;

/** 保障详情: a person's covers across the years, what holds on a day, and the end of a cover. */
@Named
@ViewScoped
public class CoveragePersonPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient PersonCoverage coverage;
    @Inject
    private transient Clock clock;

    private String id;
    private LocalDate on;
    private String back;
    private PersonCovers person;
    private PersonCover chosen;
    private CoverEnd reason;
    private LocalDate endsOn;
    private String remark;

    /** Reads the person behind the cover named in the address. */
    public void open() {
        person = coverage.of(Views.id(id), on);
        back = Views.cameFrom("/insurance/coverage.xhtml");
    }

    /** Reloads the page with the day in its URL. */
    public String search() {
        return Views.here();
    }

    /** Empties the dialog for a cover. */
    public void choose(PersonCover cover) {
        chosen = cover;
        reason = null;
        endsOn = LocalDate.now(clock);
        remark = null;
    }

    /** 终止保障. */
    public String end() {
        coverage.end(chosen.id(), reason, endsOn, remark);
        Notices.done("cover.end-done");
        return Views.here();
    }

    /** 撤销终止. */
    public String goOn() {
        coverage.goOn(chosen.id(), remark);
        Notices.done("cover.went-on");
        return Views.here();
    }

    /** When a cover has ended and why, in words; a surplus one never began. */
    public String ended(LocalDate last, CoverEnd why) {
        return (why == CoverEnd.DUPLICATE ? Texts.of("cover.void") : Texts.of("cover.ended-on", last.toString())) + "（" + why.label() + "）";
    }

    /** Whether the day can be certified here: it has come, and the cover in force is one of the caller's unions. */
    public boolean isCertifiable() {
        return person.inForce() != null && person.inForce().opens() && !person.day().isAfter(LocalDate.now(clock));
    }

    public CoverEnd[] getReasons() {
        return CoverEnd.values();
    }

    public PersonCovers getPerson() {
        return person;
    }

    public PersonCover getChosen() {
        return chosen;
    }

    /** Where 返回 leads, with its filters. */
    public String getBack() {
        return back;
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }

    public LocalDate getOn() {
        return on;
    }

    public void setOn(LocalDate on) {
        this.on = on;
    }

    public CoverEnd getReason() {
        return reason;
    }

    public void setReason(CoverEnd reason) {
        this.reason = reason;
    }

    public LocalDate getEndsOn() {
        return endsOn;
    }

    public void setEndsOn(LocalDate endsOn) {
        this.endsOn = endsOn;
    }

    public String getRemark() {
        return remark;
    }

    public void setRemark(String remark) {
        this.remark = remark;
    }
}
