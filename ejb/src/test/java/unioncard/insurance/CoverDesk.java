package unioncard.insurance;

import unioncard.ledger.LedgerDesk;
import unioncard.security.AuditNote;
import unioncard.security.TestUser;
import unioncard.shared.TestDatabase;

/** Where the federation sits with the covers of single persons: each call in a transaction of its own. */
public final class CoverDesk {

    private final InsuranceWorld world;
    private final TestDatabase database;

    public CoverDesk(InsuranceWorld world, TestDatabase database) {
        this.world = world;
        this.database = database;
    }

    /** A cover is found to be a surplus one. */
    public void surplus(long cover) {
        world.inTransaction(() -> {
            coverage(InsuranceWorld.FEDERATION).end(cover, CoverEnd.DUPLICATE, null, "另以护照参保");
            return null;
        });
    }

    /** It was none after all. */
    public void noSurplus(long cover) {
        world.inTransaction(() -> {
            coverage(InsuranceWorld.FEDERATION).goOn(cover, "不是同一人");
            return null;
        });
    }

    PersonCoverage coverage(long union) {
        var coverage = new PersonCoverage();
        coverage.jdbi = database.jdbi();
        coverage.clock = world.clock();
        coverage.current = TestUser.of(database.jdbi(), union);
        coverage.note = new AuditNote();
        coverage.ledger = LedgerDesk.ledger(database, world.clock(), coverage.current);
        return coverage;
    }
}
