package unioncard.reports;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * A place of a document where characters stand that no font has.
 *
 * @param place such as {@code 第 3 行 0070311350}, or 表头
 * @param characters their code points, as in {@code U+2EBF0、U+E863}
 */
public record MissingCharacters(String place, String characters) {

    /** All places of a document, the head first. */
    static List<MissingCharacters> in(Map<String, String> head, List<List<String>> lines, String unit, GlyphCoverage coverage) {
        List<MissingCharacters> missing = new ArrayList<>();
        report(missing, "表头", coverage.missing(String.join("", head.values())));
        for (int index = 0; index < lines.size(); index++) {
            List<String> line = lines.get(index);
            List<String> characters = coverage.missing(line.stream().filter(Objects::nonNull).collect(Collectors.joining()));
            if (!characters.isEmpty()) {
                // A line begins with its number and what tells it from others.
                String begin = line.stream().limit(2).filter(Objects::nonNull).map(coverage::printable).collect(Collectors.joining(" " + unit + " "));
                report(missing, "第 " + begin, characters);
            }
        }
        return missing;
    }

    private static void report(List<MissingCharacters> missing, String place, List<String> characters) {
        if (!characters.isEmpty()) {
            missing.add(new MissingCharacters(place, String.join("、", characters)));
        }
    }

    @Override
    public String toString() {
        return place + "：" + characters;
    }
}
