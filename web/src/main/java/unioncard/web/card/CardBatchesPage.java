package unioncard.web.card;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.LocalDate;
import unioncard.card.BatchFilter;
import unioncard.card.BatchRow;
import unioncard.card.BatchStatus;
import unioncard.card.CardBatches;
import unioncard.card.Channel;
import unioncard.web.shared.Table;
import unioncard.web.shared.UnionFilter;
import unioncard.web.shared.Views;

/** 办卡批次管理. */
@Named
@ViewScoped
public class CardBatchesPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient CardBatches batches;

    @Inject
    private UnionFilter union;

    private String batchNo;
    private Boolean waiting;
    private Boolean unanswered;
    private BatchStatus status;
    private Channel channel;
    private LocalDate from;
    private LocalDate to;
    private Table<BatchRow> rows;

    @PostConstruct
    void open() {
        rows = new Table<BatchRow>(slice -> batches.list(filter(), slice), BatchRow::id).exported("MenuEntry.CARD_BATCHES", CardColumns::batches);
    }

    private BatchFilter filter() {
        return new BatchFilter(batchNo, status, channel, from, to, union.value(), waiting != null, unanswered != null);
    }

    /** 搜索. */
    public String search() {
        return Views.here();
    }

    public UnionFilter getUnion() {
        return union;
    }

    /** 只看待银行反馈, as {@link #getUnanswered}. */
    public Boolean getWaiting() {
        return waiting;
    }

    public void setWaiting(Boolean waiting) {
        this.waiting = Boolean.TRUE.equals(waiting) ? true : null;
    }

    /** 只看逾期未反馈: true or null, so that it stands in the address only when it is ticked. */
    public Boolean getUnanswered() {
        return unanswered;
    }

    public void setUnanswered(Boolean unanswered) {
        this.unanswered = Boolean.TRUE.equals(unanswered) ? true : null;
    }

    public Table<BatchRow> getRows() {
        return rows;
    }

    public BatchStatus[] getStatuses() {
        return BatchStatus.values();
    }

    public Channel[] getChannels() {
        return Channel.values();
    }

    public String getBatchNo() {
        return batchNo;
    }

    public void setBatchNo(String batchNo) {
        this.batchNo = batchNo;
    }

    public BatchStatus getStatus() {
        return status;
    }

    public void setStatus(BatchStatus status) {
        this.status = status;
    }

    public Channel getChannel() {
        return channel;
    }

    public void setChannel(Channel channel) {
        this.channel = channel;
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
