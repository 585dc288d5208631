package unioncard.member;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumSet;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import unioncard.bench.BenchDatabase;
import unioncard.bench.Comparison;
import unioncard.bench.Laps;
import unioncard.form.UploadFolder;
import unioncard.security.AuditNote;
import unioncard.security.CurrentUser;
import unioncard.security.Permission;
import unioncard.security.SignedInUser;
import unioncard.security.UnionScope;
import unioncard.shared.Database;
import unioncard.shared.JobRuns;
import unioncard.shared.Parameter;
import unioncard.shared.Parameters;

/**
 * Import of a member form against reading the same workbook with the same library and copying its cells into a table of as many columns, without
 * a check, a key or an index. Stands in the import's package to run its jobs directly, without the second it takes until one is started.
 */
public final class ImportBench {

    private static final int ROUNDS = 5;
    private static final int FLOOR_CHUNK = 5000;
    private static final long UNION = 3;
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T02:00:00Z"), ZoneId.of("Asia/Shanghai"));

    private final BenchDatabase database;
    private final Path workbook;
    private final UploadFolder uploads;
    private final Parameters parameters;

    private ImportBench(BenchDatabase database, int rows) throws IOException {
        this.database = database;
        workbook = BenchForm.write(database.folder("forms").resolve("form.xlsx"), rows);
        uploads = new UploadFolder(database.folder("uploads"), 50 << 20);
        parameters = new Parameters() {
            @Override
            public int number(Parameter parameter) {
                return database.jdbi().withHandle(h -> h.createQuery("select value from parameter where code = :code").bind("code", parameter.name())
                        .mapTo(Integer.class).one());
            }
        };
        database.owner().useHandle(h -> {
            h.execute("""
                    insert into trade_union (id, code, name, level, parent_id, path, district_id) values
                      (1, '31', '市总工会', 'MUNICIPAL', null, '/1/', null), (2, '31001', '东区总工会', 'DISTRICT', 1, '/1/2/', 2),
                      (3, '3100100001', '东厂工会', 'GRASSROOTS', 2, '/1/2/3/', 2)""");
            var columns = new StringBuilder("create table floor (row_no integer");
            for (int i = 0; i < FormColumn.values().length; i++) {
                columns.append(", c").append(i).append(" text");
            }
            h.execute(columns + ")");
            h.execute("grant all on floor to unioncard_app");
            // Between rounds the members go, and with them what refers to them; the records of their changes would not have it.
            h.execute("alter table member_change disable trigger user");
        });
    }

    /** {@code [rows]}, 100,000 when nothing is said. */
    public static void main(String[] arguments) throws Exception {
        int rows = arguments.length == 0 ? 100_000 : Integer.parseInt(arguments[0]);
        try (var database = new BenchDatabase()) {
            var bench = new ImportBench(database, rows);
            new Comparison("Import of a member form of %,d rows, %.1f MB".formatted(rows, Files.size(bench.workbook) / 1e6), ROUNDS)
                    .run(database.jdbi(), bench::floor, (round, laps) -> bench.product(rows, laps));
        }
    }

    private void floor(int round, Laps laps) throws Exception {
        database.owner().useHandle(h -> h.execute("truncate floor"));
        laps.lap("read and copy", () -> {
            database.transaction().run(this::copy);
            return null;
        });
    }

    private void copy() {
        try (var book = new ReadableWorkbook(workbook.toFile()); var rows = book.getFirstSheet().openStream()) {
            var text = new StringBuilder();
            int count = 0;
            for (var row : (Iterable<Row>) rows::iterator) {
                var cells = new Object[FormColumn.values().length + 1];
                cells[0] = row.getRowNum();
                for (int i = 1; i < cells.length && i <= row.getCellCount(); i++) {
                    var cell = row.getCell(i - 1);
                    cells[i] = cell == null ? null : cell.getText();
                }
                Database.copyRow(text, cells);
                if (++count % FLOOR_CHUNK == 0) {
                    copy(text);
                }
            }
            copy(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void copy(StringBuilder text) {
        database.jdbi().useHandle(h -> Database.copyIn(h, "floor", text));
        text.setLength(0);
    }

    private void product(int rows, Laps laps) throws Exception {
        database.owner().useHandle(h -> h.execute("truncate member, person, member_import cascade"));
        var files = new ImportFiles(uploads, database.personalData());
        var imports = new MemberImports(database.jdbi(), clerk(), new AuditNote(), database.personalData(), parameters, uploads, files,
                new JobRuns(database.jdbi(), CLOCK), CLOCK);
        long id = laps.lap("receive", () -> {
            try (var in = Files.newInputStream(workbook)) {
                return database.transaction().get(() -> imports.upload("form.xlsx", in));
            }
        });
        var subject = Long.toString(id);
        laps.lap("check", () -> new ImportCheckRun(database.jdbi(), database.transaction(), files, database.personalData(), parameters, CLOCK,
                Thread::new, subject).process());
        laps.lap("apply", () -> {
            database.transaction().run(() -> imports.confirm(id));
            return new ImportApplyRun(database.jdbi(), database.transaction(), database.personalData(), CLOCK, subject).process();
        });
        var result = database.transaction().get(() -> imports.result(id));
        if (result.status() != ImportStatus.APPLIED || result.takenCount() != rows) {
            throw new IllegalStateException("not everything was taken: " + result);
        }
    }

    private static CurrentUser clerk() {
        var user = new SignedInUser(1, "clerk", "经办", UNION, "东厂工会", new UnionScope(UNION, "/1/2/3/", UnionScope.Reach.UNION),
                EnumSet.allOf(Permission.class), false);
        return new CurrentUser() {
            @Override
            public SignedInUser get() {
                return user;
            }
        };
    }
}
