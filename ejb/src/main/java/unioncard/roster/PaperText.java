package unioncard.roster;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import unioncard.reports.DocumentKind;
import unioncard.reports.Sheet;

/** The texts of a document as they are kept. */
final class PaperText {

    private PaperText() {
    }

    static String write(Sheet sheet) {
        var lines = Json.createArrayBuilder();
        sheet.lines().forEach(line -> lines.add(array(line)));
        var head = Json.createObjectBuilder();
        sheet.head().forEach(head::add);
        return Json.createObjectBuilder().add("head", head).add("columns", array(sheet.columns())).add("lines", lines).build().toString();
    }

    static Sheet read(DocumentKind kind, String text) {
        try (var reader = Json.createReader(new StringReader(text))) {
            JsonObject content = reader.readObject();
            Map<String, String> head = new LinkedHashMap<>();
            content.getJsonObject("head").forEach((name, value) -> head.put(name, text(value)));
            return new Sheet(kind, head, content.getJsonArray("columns").stream().map(PaperText::text).toList(),
                    content.getJsonArray("lines").stream().map(line -> line.asJsonArray().stream().map(PaperText::text).toList()).toList());
        }
    }

    private static JsonArrayBuilder array(Collection<String> texts) {
        var array = Json.createArrayBuilder();
        for (var text : texts) {
            if (text == null) {
                array.addNull();
            } else {
                array.add(text);
            }
        }
        return array;
    }

    private static String text(JsonValue value) {
        return value instanceof JsonString string ? string.getString() : null;
    }
}
