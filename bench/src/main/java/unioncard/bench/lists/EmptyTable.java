package unioncard.bench.lists;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.primefaces.model.FilterMeta;
import org.primefaces.model.LazyDataModel;
import org.primefaces.model.SortMeta;

/** The table with nothing behind it: a million rows by its word, and for every slice the same kind of text at once. */
@Named
@RequestScoped
public class EmptyTable extends LazyDataModel<Integer> {

    private static final long serialVersionUID = 1L;
    private static final int LONG = 1_000_000;

    @Override
    public int count(Map<String, FilterMeta> filters) {
        return LONG;
    }

    @Override
    public List<Integer> load(int first, int size, Map<String, SortMeta> sorts, Map<String, FilterMeta> filters) {
        return IntStream.range(first, first + size).boxed().toList();
    }

    @Override
    public String getRowKey(Integer row) {
        return row.toString();
    }
}
