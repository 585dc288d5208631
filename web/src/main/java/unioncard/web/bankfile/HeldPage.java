package unioncard.web.bankfile;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import org.primefaces.model.DefaultStreamedContent;
import org.primefaces.model.StreamedContent;
import unioncard.bankfile.HeldFilter;
import unioncard.bankfile.HeldLines;
import unioncard.bankfile.HeldRow;
import unioncard.bankfile.HeldStatus;
import unioncard.bankfile.RejectionReason;
import unioncard.web.shared.Notices;
import unioncard.web.shared.Table;
import unioncard.web.shared.Texts;
import unioncard.web.shared.Views;

/** 反馈挂起处理: the list, its export, and the dialog in which somebody asks for what is to be done with a line. */
@Named
@ViewScoped
public class HeldPage implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    @Inject
    private HeldLines lines;

    private String batchNo;
    private RejectionReason reason;
    private HeldStatus status = HeldStatus.HELD;
    private final Table<HeldRow> rows = new Table<>(slice -> lines.list(filter(), slice), HeldRow::id);
    private HeldRow chosen;
    private HeldWish wish;

    /** Takes a line into the dialog. */
    public void choose(HeldRow line) {
        chosen = line;
        wish = new HeldWish(line);
    }

    /** Hands the wish to a second person. */
    public String settle() {
        lines.settle(chosen.id(), chosen.version(), wish.settlement(), wish.getReason());
        Notices.done("held.asked");
        return Views.here();
    }

    /** 搜索. */
    public String search() {
        return Views.here();
    }

    /** 导出, of what the filters show. */
    public StreamedContent getExport() {
        var filter = filter();
        return DefaultStreamedContent.builder().name(Texts.of("held.export-name")).contentType(XLSX).writer(out -> lines.write(filter, out)).build();
    }

    private HeldFilter filter() {
        return new HeldFilter(batchNo, reason, status);
    }

    public Table<HeldRow> getRows() {
        return rows;
    }

    public HeldRow getChosen() {
        return chosen;
    }

    public HeldWish getWish() {
        return wish;
    }

    public RejectionReason[] getReasons() {
        return RejectionReason.values();
    }

    public HeldStatus[] getStatuses() {
        return HeldStatus.values();
    }

    public String getBatchNo() {
        return batchNo;
    }

    public void setBatchNo(String batchNo) {
        this.batchNo = batchNo;
    }

    public RejectionReason getReason() {
        return reason;
    }

    public void setReason(RejectionReason reason) {
        this.reason = reason;
    }

    public HeldStatus getStatus() {
        return status;
    }

    public void setStatus(HeldStatus status) {
        this.status = status;
    }
}
