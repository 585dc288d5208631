package unioncard.ledger;

import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import unioncard.attachment.UploadedFiles;
import unioncard.attachment.VirusScan;
import unioncard.security.AuditNote;
import unioncard.security.CurrentUser;
import unioncard.security.TestUser;
import unioncard.shared.OwnTransaction;
import unioncard.shared.Slice;
import unioncard.shared.TestDatabase;

/** Where somebody of a union sits who deals with vouchers: each call in a transaction of its own, behind the wall. */
public final class LedgerDesk {

    private final TestDatabase database;
    private final Clock clock;
    private final TestUser user;

    public LedgerDesk(TestDatabase database, Clock clock, TestUser user) {
        this.database = database;
        this.clock = clock;
        this.user = user;
    }

    /** The ledger for tests of what is booked. */
    public static Ledger ledger(TestDatabase database, Clock clock, CurrentUser user) {
        return new Ledger(database.jdbi(), clock, user, database.parameters());
    }

    /** Hands in a voucher for what the batches owe, dated today; the bytes tell it from others. */
    public long upload(Collection<Long> batches, byte[] content) {
        return upload(batches, owed(batches), LocalDate.now(clock), content);
    }

    long upload(Collection<Long> batches, long amountFen, LocalDate paidOn, byte[] content) {
        return upload(batches, amountFen, paidOn, content, bytes -> { });
    }

    long upload(Collection<Long> batches, long amountFen, LocalDate paidOn, byte[] content, VirusScan scan) {
        var transaction = new OwnTransaction() {
            @Override
            public <T> T get(Supplier<T> work) {
                return command(work::get);
            }
        };
        var upload = new VoucherUpload(database.jdbi(), clock, user, new AuditNote(), database.personalData(), new UploadedFiles(scan, 1 << 20), transaction);
        return upload.upload(batches, amountFen, paidOn, content[0] == '%' ? "x.pdf" : "x.png", new ByteArrayInputStream(content));
    }

    private long owed(Collection<Long> batches) {
        return due().stream().filter(batch -> batches.contains(batch.id())).mapToLong(DueBatch::lowerFen).sum();
    }

    /** 审核通过. */
    public void accept(long voucher) {
        command(() -> {
            review().accept(voucher, get(voucher).version());
            return null;
        });
    }

    /** 退回. */
    public void giveBack(long voucher, String reason) {
        command(() -> {
            review().giveBack(voucher, get(voucher).version(), reason);
            return null;
        });
    }

    /** 撤销核销. */
    public void revoke(long voucher, String reason) {
        command(() -> {
            review().revoke(voucher, get(voucher).version(), reason);
            return null;
        });
    }

    VoucherReview review() {
        return new VoucherReview(database.jdbi(), clock, user, new AuditNote(), ledger(database, clock, user));
    }

    private Vouchers vouchers() {
        return new Vouchers(database.jdbi(), clock, user, new AuditNote(), database.personalData());
    }

    VoucherRow get(long voucher) {
        return look(() -> vouchers().get(voucher));
    }

    byte[] open(long voucher) {
        return look(() -> vouchers().open(voucher).content());
    }

    List<DueBatch> batches(long voucher) {
        return look(() -> vouchers().batches(voucher));
    }

    List<VoucherRow> list(VoucherStatus status) {
        return look(() -> vouchers().list(new VoucherFilter(status, false, null, null, null), Slice.first(50)).rows());
    }

    /** Batches that owe. */
    public List<DueBatch> due() {
        return due(false);
    }

    List<DueBatch> due(boolean overdue) {
        return look(() -> vouchers().due(new DueFilter(null, null, overdue), Slice.first(200)).rows());
    }

    private AllotmentDecision decision() {
        return new AllotmentDecision(database.jdbi(), clock, user, new AuditNote(), ledger(database, clock, user));
    }

    private AllotmentPreparation preparation() {
        return new AllotmentPreparation(database.jdbi(), clock, user, new AuditNote(), decision());
    }

    private AllotmentReview orders() {
        return new AllotmentReview(decision());
    }

    /** What waits to be allotted. */
    List<WaitingShare> waiting(int year, LocalDate upTo) {
        return look(() -> preparation().waiting(year, upTo));
    }

    /** 制单. */
    public long prepare(int year, LocalDate upTo, long district) {
        return command(() -> preparation().prepare(year, upTo, district));
    }

    /** 全部区局制单. */
    int prepareAll(int year, LocalDate upTo) {
        return command(() -> preparation().prepareAll(year, upTo));
    }

    /** 复核通过, paid today. */
    public void approve(long order) {
        approve(order, LocalDate.now(clock), "流水 " + order);
    }

    void approve(long order, LocalDate paidOn, String bankRef) {
        approve(order, order(order).version(), paidOn, bankRef);
    }

    void approve(long order, int version, LocalDate paidOn, String bankRef) {
        command(() -> {
            orders().approve(order, version, paidOn, bankRef);
            return null;
        });
    }

    /** 作废 by who approves. */
    void discard(long order, String reason) {
        command(() -> {
            orders().discard(order, order(order).version(), reason);
            return null;
        });
    }

    /** 作废 by who prepares. */
    void withdraw(long order, String reason) {
        command(() -> {
            preparation().discard(order, order(order).version(), reason);
            return null;
        });
    }

    /** 撤销划拨. */
    void revokeAllotment(long order, String reason) {
        command(() -> {
            orders().revoke(order, order(order).version(), reason);
            return null;
        });
    }

    /** The orders as somebody sees them. */
    public static Allotments allotments(TestDatabase database, CurrentUser user) {
        return new Allotments(database.jdbi(), user);
    }

    AllotmentRow order(long order) {
        return look(() -> new Allotments(database.jdbi(), user).get(order));
    }

    List<AllotmentRow> orders(AllotmentFilter filter) {
        return look(() -> new Allotments(database.jdbi(), user).list(filter, Slice.first(200)).rows());
    }

    List<AllotmentSum> sums(AllotmentFilter filter) {
        return look(() -> new Allotments(database.jdbi(), user).sums(filter));
    }

    List<AllotmentBatch> allotted(long order) {
        return look(() -> new Allotments(database.jdbi(), user).batches(order, Slice.first(200)).rows());
    }

    List<StatementRow> statement(StatementFilter filter) {
        return look(() -> new YearStatement(database.jdbi(), user).list(filter, Slice.first(200)).rows());
    }

    StatementRow statementTotal(StatementFilter filter) {
        return look(() -> new YearStatement(database.jdbi(), user).total(filter));
    }

    List<LedgerRow> lines(LedgerFilter filter) {
        return look(() -> new LedgerInquiry(database.jdbi(), user).list(filter, Slice.first(200)).rows());
    }

    /** Balances of 市总划拨, of all levels that bear the lower share together, and of 应付保障费用. */
    static List<Long> balances(List<AccountTotal> totals) {
        return List.of(totals.get(0).balanceFen(), totals.subList(1, totals.size() - 1).stream().mapToLong(AccountTotal::balanceFen).sum(),
                totals.get(totals.size() - 1).balanceFen());
    }

    List<AccountTotal> totals(LedgerFilter filter) {
        return look(() -> new LedgerInquiry(database.jdbi(), user).totals(filter));
    }

    private <T> T look(Callable<T> work) {
        return database.seenBy(user.sight(), work);
    }

    private <T> T command(Callable<T> work) {
        return database.seenBy(user.commandSight(), work);
    }
}
