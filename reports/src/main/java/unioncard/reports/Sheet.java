package unioncard.reports;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A document as nothing but texts: what is kept of a print, so that another print in a year says the same.
 *
 * @param kind which document it is
 * @param head the texts of the head by the names the template has for them
 * @param columns the names the template has for the texts of a line
 * @param lines a text for each column, null where the cell stays empty
 */
public record Sheet(DocumentKind kind, Map<String, String> head, List<String> columns, List<List<String>> lines) {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    static final String NUMBER = "number";

    /** The texts of a document. */
    public static Sheet of(PaperDocument document) {
        Map<String, String> head = new LinkedHashMap<>();
        for (RecordComponent component : document.getClass().getRecordComponents()) {
            if (!"lines".equals(component.getName())) {
                String text = text(component, document);
                head.put(component.getName(), text == null ? document.unknown() : text);
            }
        }
        head.put(NUMBER, document.number());
        List<String> columns = new ArrayList<>();
        List<List<String>> lines = new ArrayList<>();
        for (Record line : document.lines()) {
            RecordComponent[] components = line.getClass().getRecordComponents();
            if (columns.isEmpty()) {
                Arrays.stream(components).map(RecordComponent::getName).forEach(columns::add);
            }
            lines.add(Arrays.stream(components).map(component -> text(component, line)).toList());
        }
        return new Sheet(document.kind(), head, columns, lines);
    }

    /** Title of the PDF file as a reader program shows it. */
    public String title() {
        return kind.title() + " " + head.getOrDefault(NUMBER, "");
    }

    /** The head of one copy. */
    Map<String, String> head(Copy copy) {
        Map<String, String> whole = new LinkedHashMap<>(head);
        whole.put("count", Integer.toString(lines.size()));
        whole.put("printedAt", MINUTE.format(copy.printedAt()));
        whole.put("printCount", copy.printCount() == null ? "" : copy.printCount().toString());
        whole.put("printedBy", copy.printedBy());
        return whole;
    }

    private static String text(RecordComponent component, Object owner) {
        try {
            Object value = component.getAccessor().invoke(owner);
            return value instanceof LocalDateTime time ? MINUTE.format(time) : value == null ? null : value.toString();
        } catch (IllegalAccessException | InvocationTargetException failure) {
            throw new IllegalStateException(owner.getClass().getName() + " must be a public record", failure);
        }
    }
}
