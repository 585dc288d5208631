package unioncard.roster;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.time.Clock;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import unioncard.insurance.InsuranceWorld;
import unioncard.ledger.LedgerDesk;
import unioncard.reports.PaperPress;
import unioncard.security.AuditNote;
import unioncard.security.TestUser;
import unioncard.shared.JobRuns;
import unioncard.shared.Parameters;
import unioncard.shared.TestDatabase;

/** Where somebody prints: each print in a transaction of its own, behind the wall. */
final class PaperDesk {

    static final PaperPress PRESS = new Press().press();

    private final TestDatabase database;
    private final InsuranceWorld world;
    private final TestUser user;

    PaperDesk(TestDatabase database, InsuranceWorld world, long union) {
        this.database = database;
        this.world = world;
        user = TestUser.of(database.jdbi(), union);
    }

    static PaperArchive archive(TestDatabase database, Clock clock, TestUser user) {
        return new PaperArchive(database.jdbi(), clock, user, room(database, clock, user, database.parameters()));
    }

    static PrintRoom room(TestDatabase database, Clock clock, TestUser user, Parameters parameters) {
        return new PrintRoom(PRESS, parameters, new PaperOrderKeeper(database.jdbi(), clock, user, database.personalData(), parameters,
                new JobRuns(database.jdbi(), clock)));
    }

    EnrolmentPapers enrolments() {
        return new EnrolmentPapers(database.jdbi(), world.clock(), new AuditNote(), world.batches(user), archive(database, world.clock(), user));
    }

    AllotmentPaper allotments() {
        return new AllotmentPaper(database.jdbi(), world.clock(), new AuditNote(), LedgerDesk.allotments(database, user),
                archive(database, world.clock(), user));
    }

    CoverageCertificates certificates() {
        return new CoverageCertificates(database.jdbi(), world.clock(), user, new AuditNote(), archive(database, world.clock(), user));
    }

    CheckedCertificate check(String code) {
        return database.seenBy(user.commandSight(), () -> certificates().check(code));
    }

    /** A document being written. */
    interface Print {
        String to(OutputStream out);
    }

    /** The text of the paper, without blanks. */
    String text(Print print) {
        return text(database, user, print);
    }

    static String text(TestDatabase database, TestUser user, Print print) {
        return database.seenBy(user.commandSight(), () -> {
            var out = new ByteArrayOutputStream();
            print.to(out);
            try (var file = Loader.loadPDF(out.toByteArray())) {
                return new PDFTextStripper().getText(file).replaceAll("[\\s\\u3000]", "");
            }
        });
    }
}
