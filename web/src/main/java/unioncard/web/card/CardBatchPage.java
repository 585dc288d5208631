package unioncard.web.card;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import unioncard.card.BatchClosings;
import unioncard.card.BatchLine;
import unioncard.card.BatchRow;
import unioncard.card.BatchStatus;
import unioncard.card.CardBatches;
import unioncard.card.HandOutState;
import unioncard.card.LineFilter;
import unioncard.card.LineStatus;
import unioncard.web.shared.Notices;
import unioncard.web.shared.Table;
import unioncard.web.shared.Texts;
import unioncard.web.shared.Views;

/** 办卡批次详情: the batch, its lines as at submission, and what the bank said to each. */
@Named
@ViewScoped
public class CardBatchPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient CardBatches batches;
    @Inject
    private transient BatchClosings closings;

    private String id;
    private LineStatus status;
    private HandOutState handOut;
    private BatchRow batch;
    private String reason;
    private int checked;
    private Table<BatchLine> lines;

    @PostConstruct
    void open() {
        lines = new Table<BatchLine>(slice -> batches.lines(Views.id(id), new LineFilter(status, handOut), slice), this::key)
                .tickOnly(BatchLine::isToHandOut).exported("batch.title", () -> CardColumns.lines(this::result),
                        (order, row) -> batches.exportLines(Views.id(id), new LineFilter(status, handOut), row));
    }

    /** A row is ticked by its card; a line without one cannot be. */
    public long key(BatchLine line) {
        return line.cardId() == null ? -line.seq() : line.cardId();
    }

    /** What became of a line, in a word. */
    public String result(BatchLine line) {
        if (!line.isLeft()) {
            return line.status() == LineStatus.OPEN && line.checkedAt() != null ? Texts.of("batch.checked") : Texts.label(line.status());
        }
        return Texts.of(batch.status() == BatchStatus.WITHDRAWN ? "batch.taken-back" : "batch.left");
    }

    /** Reads the batch; also called by the page while the bank has not answered. */
    public void refresh() {
        batch = batches.find(Views.id(id));
    }

    /** 撤回批次 before it is sent, or when the bank has rejected it. */
    public void withdraw() {
        batches.withdraw(Views.id(id));
        refresh();
        Notices.done("batches.withdrawn");
    }

    /** 撤回批次 by the municipal federation, with a reason. */
    public void withdrawForUnion() {
        batches.withdrawForUnion(Views.id(id), reason);
        reason = null;
        refresh();
        Notices.done("batches.withdrawn");
    }

    /** Looks at the batch before somebody asks to close it. */
    public void prepareClosing() {
        refresh();
        checked = closings.checked(Views.id(id));
    }

    /** 关闭批次: asks a second person. */
    public void close() {
        closings.request(Views.id(id), batch.open(), reason);
        reason = null;
        refresh();
        Notices.done("batches.close-asked");
    }

    /** 搜索. */
    public String search() {
        return Views.here();
    }

    /** Whether the page looks again by itself: as long as something may still come soon. */
    public boolean isWaiting() {
        return batch != null && batch.open() > 0 && batch.status() != BatchStatus.REJECTED;
    }

    /** Whether the batch can still be taken back. */
    public boolean isWithdrawable() {
        return batch != null && batch.status().next().contains(BatchStatus.WITHDRAWN);
    }

    /** Whether lines wait at the bank, which the municipal staff may close. */
    public boolean isClosable() {
        return batch != null && batch.status().isAnswerable();
    }

    /** How many of the open lines have passed the bank's check. */
    public int getChecked() {
        return checked;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }

    public LineStatus[] getStatuses() {
        return LineStatus.values();
    }

    public BatchRow getBatch() {
        return batch;
    }

    public Table<BatchLine> getLines() {
        return lines;
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }

    public HandOutState[] getHandOuts() {
        return HandOutState.values();
    }

    public HandOutState getHandOut() {
        return handOut;
    }

    public void setHandOut(HandOutState handOut) {
        this.handOut = handOut;
    }

    public LineStatus getStatus() {
        return status;
    }

    public void setStatus(LineStatus status) {
        this.status = status;
    }
}
