package unioncard.web.shared;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewMetadata;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import unioncard.security.ListExports;
import unioncard.shared.ListSheet;
import unioncard.shared.SheetColumn;

/** A list as a spreadsheet in place of the page's answer, and the trail's row about it. */
final class ListExport {

    private final String title;
    private final Clock clock = CDI.current().select(Clock.class).get();

    private ListExport(String title) {
        this.title = title;
    }

    /** Of a list that is called so. */
    static ListExport of(String titleKey) {
        return new ListExport(Texts.of(titleKey));
    }

    /**
     * Tells the trail before the first byte leaves; which filters were set, not what they said: that may be somebody's name. Of what the page is about the
     * id.
     */
    ListExport audited(int rows) {
        var filters = ViewMetadata.getViewParameters(FacesContext.getCurrentInstance().getViewRoot()).stream().filter(one -> one.getValue() != null)
                .map(one -> one.getName().equals("id") ? "id " + one.getValue() : one.getName()).collect(Collectors.joining(", "));
        CDI.current().select(ListExports.class).get().written(title, rows, filters);
        return this;
    }

    /** Writes the file. After a failure it stays without its end, so half a list never looks like a whole one. */
    <R> void send(List<SheetColumn<R>> columns, Consumer<Consumer<R>> rows) throws IOException {
        var out = new Download("list.xlsx", Texts.of("table.export-name", title, LocalDate.now(clock).toString()));
        var sheet = new ListSheet<>(out, title, clock.getZone(), columns);
        rows.accept(sheet::add);
        sheet.finish();
        // Not after a failure: the page then shows what went wrong.
        out.close();
    }
}
