package unioncard.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import unioncard.shared.DomainException;

@DisplayName("上传的文件按内容判断，读表之前就拒绝")
class WorkbookCheckTest {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final String SHEET = "xl/worksheets/sheet1.xml";

    @AfterEach
    void nothingStaysInTheFolder() throws IOException {
        if (Files.exists(TestUploads.PATH)) {
            try (var files = Files.list(TestUploads.PATH)) {
                assertThat(files).isEmpty();
            }
        }
    }

    @Test
    @DisplayName("T59 压缩炸弹、只有格式的空行、过多的列、过多的文字：2 秒内拒绝")
    void bombs() throws IOException {
        refused("import.file-suspicious", book(Map.of("xl/media/image1.png", zeros(64))));
        refused("import.file-suspicious", book(Map.of(SHEET, zeros(64))));
        refused("import.blank-rows", book(Map.of(SHEET, rows(1_000_000))));
        refused("import.many-columns", book(Map.of(SHEET, "<row r=\"1\">".getBytes(), "xl/worksheets/sheet2.xml", cells(16_384))));
        refused("import.file-suspicious", book(Map.of("xl/sharedStrings.xml", texts(1_600_000))));
        var many = new LinkedHashMap<String, byte[]>();
        for (int i = 0; i < 400; i++) {
            many.put("xl/worksheets/sheet" + i + ".xml", "<worksheet/>".getBytes());
        }
        refused("import.file-suspicious", book(many));
    }

    @Test
    @DisplayName("T60 文档类型声明、实体、外部链接一律不解析，直接拒绝")
    void declarationsAndLinks() throws IOException {
        for (var part : new String[] {"xl/sharedStrings.xml", "[Content_Types].xml", "xl/_rels/workbook.xml.rels", "xl/drawings/vmlDrawing1.vml"}) {
            refused("import.file-suspicious", book(Map.of(part, ("<?xml version=\"1.0\"?>" + " ".repeat(9000)
                    + "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>").getBytes())));
        }
        refused("import.file-suspicious", book(Map.of(SHEET, "<!DOCTYPE a><a/>".getBytes(StandardCharsets.UTF_16))));
        refused("import.file-suspicious", book(Map.of(SHEET, "<!DOCTYPE a><a/>".getBytes(StandardCharsets.UTF_16LE))));
        refused("import.external-links", book(Map.of("xl/externalLinks/externalLink1.xml", "<ddeLink/>".getBytes())));
        refused("import.embedded", book(Map.of("xl/embeddings/oleObject1.bin", new byte[] {1})));
        refused("import.macros", book(Map.of("xl/vbaProject.bin", new byte[] {1})));
        refused("import.macros", book(Map.of("xl/macrosheets/sheet1.xml", "<a/>".getBytes())));
    }

    @Test
    @DisplayName("T63 名为 .xlsx 的其他文件：说明该怎么办")
    void otherFilesByThatName() throws IOException {
        refused("import.old-xls", bytes(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1}));
        // A compiled report is a serialised Java object.
        refused("import.not-xlsx", bytes(new byte[] {(byte) 0xAC, (byte) 0xED, 0, 5, 's', 'r'}));
        refused("import.not-xlsx", bytes("序号,姓名\n1,王五".getBytes(StandardCharsets.UTF_8)));
        refused("import.not-xlsx", bytes("<?xml version=\"1.0\"?><jasperReport/>".getBytes()));
        refused("import.not-xlsx", bytes("PK\003\004 and nothing more".getBytes()));
        var zip = new ByteArrayOutputStream();
        try (var out = new ZipOutputStream(zip)) {
            out.putNextEntry(new ZipEntry("word/document.xml"));
        }
        refused("import.not-xlsx", bytes(zip.toByteArray()));
        refused("import.file-suspicious", book(Map.of("xl/../../outside.xml", "<a/>".getBytes())));
    }

    @Test
    @DisplayName("2 GB 的文件读到上限就停，不占内存")
    void anEndlessFileIsReadUpToTheLimit() {
        var read = new long[1];
        var endless = new InputStream() {
            private final byte[] noise = new byte[1 << 16];

            {
                new Random(1).nextBytes(noise);
            }

            @Override
            public int read() {
                throw new UnsupportedOperationException();
            }

            @Override
            public int read(byte[] into, int from, int length) {
                int n = Math.min(length, noise.length);
                System.arraycopy(noise, 0, into, from, n);
                read[0] += n;
                return n;
            }
        };
        refused("import.file-too-large", endless);
        assertThat(read[0]).isLessThan(TestUploads.LARGEST + (1 << 17));
    }

    @Test
    @DisplayName("T62 文件名只是显示的字，取最后一段，去掉控制字符")
    void namesAreWords() {
        assertThat(ImportLog.lastPart("../../x.xlsx")).isEqualTo("x.xlsx");
        assertThat(ImportLog.lastPart("C:\\表\\x.jsp")).isEqualTo("x.jsp");
        assertThat(ImportLog.lastPart("a\u0000b\r\nc\u202Excod.exe")).isEqualTo("abcxcod.exe");
        assertThat(ImportLog.lastPart("䶮𬎆".repeat(300)).codePointCount(0, ImportLog.lastPart("䶮𬎆".repeat(300)).length())).isEqualTo(255);
        assertThat(ImportLog.lastPart("\u0000")).isEqualTo("—");
        assertThat(ImportLog.lastPart(null)).isEqualTo("—");
    }

    private static void refused(String code, InputStream content) {
        // Time of this thread alone: what else the machine does says nothing about the check.
        var threads = ManagementFactory.getThreadMXBean();
        long begin = threads.getCurrentThreadCpuTime();
        assertThatThrownBy(() -> TestUploads.FOLDER.receive(content)).isInstanceOfSatisfying(DomainException.class,
                e -> assertThat(e.code()).isEqualTo(code));
        assertThat(Duration.ofNanos(threads.getCurrentThreadCpuTime() - begin)).as("time until " + code).isLessThan(PATIENCE);
    }

    private static InputStream bytes(byte[] content) {
        return new ByteArrayInputStream(content);
    }

    /** A workbook in name, with these parts. */
    private static InputStream book(Map<String, byte[]> parts) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("xl/workbook.xml"));
            zip.write("<workbook/>".getBytes());
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
            }
        }
        return bytes(bytes.toByteArray());
    }

    private static byte[] zeros(int megabytes) {
        var bytes = new byte[megabytes << 20];
        Arrays.fill(bytes, (byte) '0');
        return bytes;
    }

    private static byte[] rows(int count) {
        var text = new StringBuilder("<sheetData>");
        for (int i = 1; i <= count; i++) {
            text.append("<row r=\"").append(i).append("\" s=\"1\" customFormat=\"1\" ht=\"").append(10 + i * 7919 % 997).append("\"/>");
        }
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] cells(int count) {
        var text = new StringBuilder("<x:row r=\"1\">");
        for (int i = 1; i <= count; i++) {
            text.append("<x:c r=\"").append(i).append("\" s=\"1\"/>");
        }
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] texts(int count) {
        var text = new StringBuilder("<sst>");
        for (int i = 0; i < count; i++) {
            text.append("<si><t>").append(Integer.toHexString(i * 40503)).append("</t></si>");
        }
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }
}
