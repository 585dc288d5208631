package unioncard.roster;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import unioncard.reports.Copy;
import unioncard.reports.DocumentKind;
import unioncard.reports.Sheet;
import unioncard.roster.PaperPieces.Of;
import unioncard.security.CurrentUser;
import unioncard.security.FileSeal;
import unioncard.security.PersonalData;
import unioncard.shared.DomainException;
import unioncard.shared.JobRuns;
import unioncard.shared.Parameter;
import unioncard.shared.Parameters;

/** Keeps what long documents say until they are made; an order, its texts and its run of the job exist together or not at all. */
@ApplicationScoped
class PaperOrderKeeper {

    /** The first piece of the texts is the head. */
    private static final int HEAD = 0;
    private static final int LINES_IN_A_PIECE = 500;

    private Jdbi jdbi;
    private Clock clock;
    private CurrentUser current;
    private PersonalData personalData;
    private Parameters parameters;
    private JobRuns runs;

    PaperOrderKeeper() {
    }

    @Inject
    PaperOrderKeeper(Jdbi jdbi, Clock clock, CurrentUser current, PersonalData personalData, Parameters parameters, JobRuns runs) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.current = current;
        this.personalData = personalData;
        this.parameters = parameters;
        this.runs = runs;
    }

    /** Takes an order for who is signed in; {@code paper.ordered} when the same one is open. */
    void take(Sheet sheet, Copy copy) {
        var seal = FileSeal.create(personalData);
        var asked = new PaperOrderSql.Asked(sheet.kind().name(), sheet.title(), current.permission().name(), sheet.lines().size(), copy, seal.key(),
                clock.instant(), LocalDate.now(clock).plusDays(parameters.number(Parameter.PAPER_DAYS)));
        jdbi.useHandle(h -> {
            long order = PaperOrderSql.insert(h, current.get(), asked).orElseThrow(() -> new DomainException("paper.ordered"));
            store(h, seal, order, HEAD, new Sheet(sheet.kind(), sheet.head(), sheet.columns(), List.of()));
            for (int first = 0; first < sheet.lines().size(); first += LINES_IN_A_PIECE) {
                var some = sheet.lines().subList(first, Math.min(first + LINES_IN_A_PIECE, sheet.lines().size()));
                store(h, seal, order, HEAD + 1 + first / LINES_IN_A_PIECE, new Sheet(sheet.kind(), Map.of(), List.of(), some));
            }
            runs.enqueue(PaperOrderRun.JOB, Long.toString(order));
        });
    }

    private static void store(Handle h, FileSeal seal, long order, int part, Sheet piece) {
        PaperPieces.store(h, seal, order, Of.TEXT, part, PaperText.write(piece).getBytes(StandardCharsets.UTF_8));
    }

    /** What an order says; its lines are read while they are asked for, in their order, and not kept. */
    static Sheet sheet(Jdbi jdbi, FileSeal seal, long order, DocumentKind kind, int lineCount) {
        var head = piece(jdbi, seal, order, kind, HEAD);
        return new Sheet(kind, head.head(), head.columns(), new KeptLines(lineCount, LINES_IN_A_PIECE,
                piece -> piece(jdbi, seal, order, kind, HEAD + 1 + piece).lines()));
    }

    private static Sheet piece(Jdbi jdbi, FileSeal seal, long order, DocumentKind kind, int part) {
        return PaperText.read(kind, jdbi.withHandle(h -> PaperPieces.find(h, seal, order, Of.TEXT, part))
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8)).orElseThrow());
    }
}
