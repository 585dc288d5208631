package unioncard.bank.simulator;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.jcajce.provider.digest.SM3;
import org.bouncycastle.util.encoders.Hex;

/** A request file as the union side would write it, with handles to spoil it. */
final class SampleRequest {

    static final Charset GB18030 = Charset.forName("GB18030");
    private static final String DATE = "20261123";

    final String batchNo;
    final String channel;
    final List<String> lines = new ArrayList<>();
    int sending = 1;
    String header;
    String trailer;

    SampleRequest(String batchNo, String channel) {
        this.batchNo = batchNo;
        this.channel = channel;
    }

    static SampleRequest regular() {
        return new SampleRequest("20261123000001", "N");
    }

    /** A request of so many ordinary members. */
    static SampleRequest of(int members) {
        var request = regular();
        for (int i = 1; i <= members; i++) {
            request.member("王示例");
        }
        return request;
    }

    SampleRequest member(String name) {
        return member("%010d".formatted(lines.size() + 1), name, "99991231");
    }

    SampleRequest member(String memberNo, String name, String docExpiry) {
        lines.add("D|%d|%s|%s|WANG SHILI|M|01|310101199001010000|%s|19900101|CHN|教师|13900000000|示例路1号|001"
                .formatted(lines.size() + 1, memberNo, name, docExpiry));
        return this;
    }

    String fileName() {
        return stem() + sending() + ".txt";
    }

    /** What the name has for the second and later sendings. */
    String sending() {
        return sending == 1 ? "" : "_%02d".formatted(sending);
    }

    String stem() {
        return "GHK_" + DATE + "_" + batchNo + "_" + channel;
    }

    byte[] bytes() {
        var head = header != null ? header : "H|1.0|" + batchNo + "|" + DATE + "|3101|" + channel + "|" + lines.size();
        var body = head + "\r\n" + String.join("", lines.stream().map(line -> line + "\r\n").toList());
        var last = trailer != null ? trailer : "T|" + lines.size() + "|" + digest(body.getBytes(GB18030));
        return (body + last + "\r\n").getBytes(GB18030);
    }

    String digest() {
        var bytes = bytes();
        return new String(bytes, bytes.length - 66, 64, GB18030);
    }

    SampleRequest sendTo(Path outbox) throws IOException {
        return sendTo(outbox, bytes());
    }

    /** Writes these bytes under the request's name; each sending has a time of its own. */
    SampleRequest sendTo(Path outbox, byte[] bytes) throws IOException {
        Files.createDirectories(outbox);
        Files.write(outbox.resolve(fileName()), bytes);
        var side = Files.write(outbox.resolve(fileName() + ".ok"), new byte[0]);
        Files.setLastModifiedTime(side, FileTime.fromMillis(System.nanoTime() / 1000));
        return this;
    }

    static String digest(byte[] bytes) {
        return Hex.toHexString(new SM3.Digest().digest(bytes));
    }
}
