package unioncard.web.bankfile;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import unioncard.bankfile.ExchangeMonitor;
import unioncard.web.shared.Table;

/** 交换监控. */
@Named
@ViewScoped
public class ExchangePage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient ExchangeMonitor monitor;

    private Table<ExchangeMonitor.File> files;
    private String chosen;
    private transient List<ExchangeMonitor.Rejection> rejections = List.of();

    @PostConstruct
    void open() {
        files = new Table<>(slice -> monitor.files(slice), ExchangeMonitor.File::id);
    }

    /** Opens the list of lines that could not be applied. */
    public void choose(ExchangeMonitor.File file) {
        chosen = file.name();
        rejections = monitor.rejections(file.id());
    }

    public Table<ExchangeMonitor.File> getFiles() {
        return files;
    }

    public String getChosen() {
        return chosen;
    }

    public List<ExchangeMonitor.Rejection> getRejections() {
        return rejections;
    }
}
