package unioncard.bank.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Reads answers the strict way the format page asks for. */
final class Inbox {

    private final Path folder;

    Inbox(Path folder) {
        this.folder = folder;
    }

    /** Names of the complete files; everything else in the folder would be a leftover. */
    List<String> names() throws IOException {
        try (var files = Files.list(folder)) {
            var all = files.map(file -> file.getFileName().toString()).sorted().toList();
            var complete = all.stream().filter(name -> name.endsWith(".txt")).toList();
            assertThat(all).hasSize(complete.size() * 2).allMatch(name -> complete.contains(name.replaceFirst("\\.ok$", "")));
            return complete;
        }
    }

    byte[] bytes(String name) throws IOException {
        return Files.readAllBytes(folder.resolve(name));
    }

    /** Every file with its bytes as text, to compare two states of the folder. */
    TreeMap<String, String> contents() throws IOException {
        var contents = new TreeMap<String, String>();
        for (var name : names()) {
            contents.put(name, SampleRequest.digest(bytes(name)));
        }
        return contents;
    }

    /** The lines before the trailer, after checking charset, line ends, count and digest. */
    List<String[]> lines(String name) throws IOException {
        var bytes = bytes(name);
        var text = strictly(bytes);
        assertThat(text).endsWith("\r\n");
        var lines = new ArrayList<>(List.of(text.split("\r\n")));
        var trailer = lines.remove(lines.size() - 1);
        var body = (String.join("\r\n", lines) + "\r\n").getBytes(SampleRequest.GB18030);
        long counted = lines.stream().filter(line -> line.matches("[AD]\\|.*")).count();
        assertThat(trailer).isEqualTo("T|" + counted + "|" + SampleRequest.digest(body));
        return lines.stream().map(line -> line.split("\\|", -1)).toList();
    }

    /** The D lines of a result after checking its header. */
    List<String[]> results(SampleRequest request, int number) throws IOException {
        var lines = lines(request.stem() + "_R%02d.txt".formatted(number));
        assertThat(lines.get(0)).containsExactly("H", "1.0", request.batchNo, "20261123", "%02d".formatted(number), "" + (lines.size() - 1));
        var results = lines.subList(1, lines.size());
        assertThat(results).allMatch(line -> line.length == 7 && line[0].equals("D"));
        return results;
    }

    String[] acknowledgement(SampleRequest request) throws IOException {
        var lines = lines(request.stem() + request.sending() + "_A.txt");
        assertThat(lines).hasSize(1);
        return lines.get(0);
    }

    private static String strictly(byte[] bytes) throws IOException {
        return SampleRequest.GB18030.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    }
}
