package unioncard.web.card;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.primefaces.PrimeFaces;
import unioncard.card.Channel;
import unioncard.card.ChannelCounts;
import unioncard.card.Completeness;
import unioncard.card.Obstacle;
import unioncard.card.PendingFilter;
import unioncard.card.PendingList;
import unioncard.card.PendingRow;
import unioncard.card.Submission;
import unioncard.security.PersonalData;
import unioncard.shared.Parameter;
import unioncard.shared.Parameters;
import unioncard.shared.Setting;
import unioncard.shared.WorkingCalendar;
import unioncard.verification.Progress;
import unioncard.verification.VerificationState;
import unioncard.web.shared.DocumentFilter;
import unioncard.web.shared.Notices;
import unioncard.web.shared.Show;
import unioncard.web.shared.Table;
import unioncard.web.shared.Texts;
import unioncard.web.shared.Views;

/** 待办人员列表: one channel at a time, verified, cleaned and submitted as a whole. */
@Named
@ViewScoped
public class PendingListPage implements Serializable {

    private static final long serialVersionUID = 1L;
    /** Clocks of two nodes and the length of a transaction are allowed to differ by this much. */
    private static final Duration SLACK = Duration.ofSeconds(10);

    @Inject
    private transient PendingList list;
    @Inject
    private transient Submission submission;
    @Inject
    private transient PersonalData personalData;
    @Inject
    private transient WorkingCalendar calendar;
    @Inject
    private transient Parameters parameters;
    @Inject
    private transient Clock clock;

    private final DocumentFilter document = new DocumentFilter();
    private Channel channel = Channel.REGULAR;
    private String name;
    private VerificationState verification;
    private Completeness completeness;
    private Boolean expiring;
    private Table<PendingRow> rows;
    private ChannelCounts regular;
    private ChannelCounts special;
    private List<Obstacle> obstacles = List.of();
    private LocalDate cutOff;
    private Progress progress;
    private Instant seenAt;
    private boolean asking;
    private PendingRow chosen;
    private LocalDate expiresOn;
    private boolean longTerm;

    @PostConstruct
    void open() {
        rows = new Table<PendingRow>(slice -> list.list(filter(), slice), PendingRow::id).tickOnly(PendingRow::isRemovable)
                .exported("MenuEntry.PENDING_LIST", CardColumns::pending, (order, row) -> list.export(filter(), order, row));
    }

    private PendingFilter filter() {
        var expiresBy = expiring == null ? null : getToday().plusDays(parameters.number(Parameter.EXPIRY_NOTICE_DAYS));
        return new PendingFilter(channel, name, document.getIndex(), verification, isSpecialChannel() ? completeness : null, expiresBy);
    }

    /** Counts and progress, asked anew before each answer is written, so that they tell what a command has done. */
    public void refresh() {
        if (asking) {
            asking = false;
            return;
        }
        seenAt = clock.instant();
        regular = list.counts(Channel.REGULAR);
        special = list.counts(Channel.SPECIAL);
        progress = list.progress(channel).orElse(null);
    }

    /** Asked by a page that no push reaches while it shows no verification; it is written anew only if there is something new. */
    public void ask() {
        asking = true;
        if (!isWatching() && list.news(channel, seenAt.minus(SLACK))) {
            PrimeFaces.current().executeScript("verificationNews()");
        }
    }

    /** After how many seconds such a page asks. */
    public int getAskSeconds() {
        return Setting.PENDING_LIST_ASKS_SECONDS.number();
    }

    /** 搜索. */
    public String search() {
        document.apply(personalData);
        return Views.here();
    }

    /** 提交市级校验. */
    public void verify() {
        Notices.done("pending.verifying", list.verify(channel));
    }

    /** 取消校验. */
    public void cancelVerification() {
        Notices.done("pending.verification-cancelled", list.cancelVerification(channel));
    }

    /** 移除 of what is ticked. */
    public void removeTicked() {
        remove(List.copyOf(rows.getSelection().<Long>ids()));
    }

    /** 移除 of one row. */
    public void remove(PendingRow row) {
        remove(List.of(row.id()));
    }

    private void remove(List<Long> ids) {
        int removed = list.remove(ids);
        rows.getSelection().clear();
        if (removed == ids.size()) {
            Notices.done("pending.removed", removed);
        } else {
            Notices.warn("pending.removed-some", removed, ids.size() - removed);
        }
    }

    /** 移除全部校验未通过及未校验会员. */
    public void removeUnpassed() {
        rows.getSelection().clear();
        Notices.done("pending.removed", list.removeUnpassed(channel));
    }

    /** Opens the dialog 修改证件到期日 for a row. */
    public void choose(PendingRow row) {
        chosen = row;
        expiresOn = row.documentExpiresOn();
        longTerm = row.documentLongTerm();
    }

    /** Saves the dialog. */
    public void changeExpiry() {
        if (!longTerm && expiresOn == null) {
            Notices.refused("pending.expiry-missing");
            return;
        }
        list.changeExpiry(chosen.id(), chosen.version(), longTerm ? null : expiresOn);
        Notices.done("pending.expiry-changed");
    }

    /** Opens the dialog 提交办卡: its question, or who stands against it. */
    public void prepare() {
        obstacles = submission.obstacles(channel);
        cutOff = calendar.nextCutOff().day();
    }

    /** 移除这些会员: all who are told to stand against the submission and can be taken off the list. */
    public void removeObstacles() {
        remove(obstacles.stream().filter(Obstacle::removable).map(Obstacle::entryId).toList());
        prepare();
    }

    /** Who stands against the submission, as found when the dialog was opened. */
    public List<Obstacle> getObstacles() {
        return obstacles;
    }

    /** How many they are, or that there may be more. */
    public String getObstaclesText() {
        return Texts.of(obstacles.size() < Submission.MOST_OBSTACLES ? "pending.obstacles" : "pending.obstacles-many", obstacles.size());
    }

    /** Whether one of them can be taken off the list. */
    public boolean isObstacleRemovable() {
        return obstacles.stream().anyMatch(Obstacle::removable);
    }

    /** 提交办卡: the whole channel. */
    public String submit() {
        var batchNo = submission.submit(channel);
        Notices.done("pending.submitted", batchNo);
        return Views.to("/card/pending-list.xhtml?channel=" + channel);
    }

    /** Summary of the channel in view. */
    public ChannelCounts getCounts() {
        return channel == Channel.REGULAR ? regular : special;
    }

    /** The total of a channel as it is shown. */
    public String total(ChannelCounts of) {
        return of.isCapped() ? Texts.of("pending.many") : String.valueOf(of.total());
    }

    public ChannelCounts getRegular() {
        return regular;
    }

    public ChannelCounts getSpecial() {
        return special;
    }

    public Progress getProgress() {
        return progress;
    }

    /** How many wait for a registry, since when, and when it is asked again. */
    public String getWaitingText() {
        long minutes = Duration.between(progress.waitingSince(), clock.instant()).toMinutes();
        return Texts.of(progress.isPaused() ? "pending.waiting" : "pending.asking-again", progress.waiting(), minutes,
                progress.isPaused() ? Show.second(progress.nextAttemptAt()) : "", progress.attempt());
    }

    /** Whether the page asks again by itself. */
    public boolean isWatching() {
        return progress != null;
    }

    /** The next 收件截止日: paper handed in up to it is handled in the month. Known when the dialog has been opened. */
    public LocalDate getCutOff() {
        return cutOff;
    }

    public LocalDate getToday() {
        return LocalDate.now(clock);
    }

    public boolean isSpecialChannel() {
        return channel == Channel.SPECIAL;
    }

    public Table<PendingRow> getRows() {
        return rows;
    }

    public DocumentFilter getDocument() {
        return document;
    }

    public VerificationState[] getVerifications() {
        return VerificationState.values();
    }

    public Channel getChannel() {
        return channel;
    }

    public void setChannel(Channel channel) {
        this.channel = channel == null ? Channel.REGULAR : channel;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public VerificationState getVerification() {
        return verification;
    }

    public void setVerification(VerificationState verification) {
        this.verification = verification;
    }

    public Completeness[] getCompletenesses() {
        return Completeness.values();
    }

    /** 信息完善情况; the regular channel has no forms and pays no heed to it. */
    public Completeness getCompleteness() {
        return completeness;
    }

    public void setCompleteness(Completeness completeness) {
        this.completeness = completeness;
    }

    public Boolean getExpiring() {
        return expiring;
    }

    public void setExpiring(Boolean expiring) {
        this.expiring = Boolean.TRUE.equals(expiring) ? true : null;
    }

    public PendingRow getChosen() {
        return chosen;
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
