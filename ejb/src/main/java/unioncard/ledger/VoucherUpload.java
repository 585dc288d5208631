package unioncard.ledger;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import unioncard.attachment.CheckedFile;
import unioncard.attachment.UploadedFiles;
import unioncard.security.AuditNote;
import unioncard.security.CurrentUser;
import unioncard.security.FileSeal;
import unioncard.security.Permission;
import unioncard.security.PersonalData;
import unioncard.security.Requires;
import unioncard.security.Sealed;
import unioncard.shared.BrokenConstraint;
import unioncard.shared.DomainException;
import unioncard.shared.OwnTransaction;

/**
 * Handing in a voucher (上传缴费凭证): picture or PDF of the payment for one or several batches of a union. The cover does not wait for it. Money in fen.
 */
@Stateless
public class VoucherUpload {

    /** Content is sealed in one piece. */
    static final int WHOLE = 0;

    private Jdbi jdbi;
    private Clock clock;
    private CurrentUser current;
    private AuditNote note;
    private PersonalData personalData;
    private UploadedFiles files;
    private OwnTransaction transaction;

    public VoucherUpload() {
    }

    @Inject
    VoucherUpload(Jdbi jdbi, Clock clock, CurrentUser current, AuditNote note, PersonalData personalData, UploadedFiles files,
            OwnTransaction transaction) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.current = current;
        this.note = note;
        this.personalData = personalData;
        this.files = files;
        this.transaction = transaction;
    }

    /** The batches as they are to be paid together; {@code voucher.gone} when one owes nothing any more, {@code voucher.several-unions}. */
    @Requires(value = Permission.HAND_IN_VOUCHERS, audited = false)
    public List<DueBatch> chosen(Collection<Long> batchIds) {
        return jdbi.withHandle(h -> require(h, batchIds, false));
    }

    /**
     * Hands in a voucher. Reading, scanning and redrawing the file takes no transaction.
     *
     * @param amountFen as it stands on the voucher; must be what the batches owe together
     * @param paidOn day of the payment; at most a year before the first of the batches was confirmed
     * @param fileName as the browser tells it; not kept
     * @param content not closed here
     * @return the voucher
     * @throws DomainException as {@link #chosen}; {@code voucher.amount} with both sums in yuan, {@code voucher.paid-on}, {@code voucher.paid-on-early}
     *         with the first day that is taken, {@code voucher.file-used}, and what {@link UploadedFiles#take} refuses
     */
    @Requires(Permission.HAND_IN_VOUCHERS)
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public long upload(Collection<Long> batchIds, long amountFen, LocalDate paidOn, String fileName, InputStream content) {
        note.about("batches " + batchIds.stream().sorted().map(String::valueOf).collect(Collectors.joining(" ")));
        transaction.get(() -> jdbi.withHandle(h -> payable(h, batchIds, amountFen, paidOn, false)));
        var file = files.take(fileName, content);
        var seal = FileSeal.create(personalData);
        var sealed = seal.seal(WHOLE, file.content());
        // Again: somebody else may have handed in another one meanwhile.
        long id = transaction.get(() -> jdbi.withHandle(h -> insert(h, payable(h, batchIds, amountFen, paidOn, true), amountFen, paidOn, file,
                seal.key(), sealed)));
        note.about("voucher " + id);
        return id;
    }

    private long insert(Handle h, List<DueBatch> batches, long amountFen, LocalDate paidOn, CheckedFile file, Sealed key, byte[] sealed) {
        try {
            var batchIds = batches.stream().map(DueBatch::id).collect(Collectors.toSet());
            long voucher = VoucherSql.insert(h, batchIds, amountFen, paidOn, file, key, sealed, Stamp.of(current.get(), clock));
            VoucherSql.attach(h, voucher, batchIds, amountFen != owed(batches));
            return voucher;
        } catch (UnableToExecuteStatementException e) {
            throw switch (BrokenConstraint.of(e)) {
                case "uq_payment_voucher_file" -> new DomainException("voucher.file-used");
                case "uq_payment_voucher_batch_live" -> new DomainException("voucher.gone");
                default -> e;
            };
        }
    }

    private List<DueBatch> payable(Handle h, Collection<Long> batchIds, long amountFen, LocalDate paidOn, boolean hold) {
        var batches = require(h, batchIds, hold);
        if (paidOn == null || paidOn.isAfter(LocalDate.now(clock))) {
            throw new DomainException("voucher.paid-on");
        }
        earliest(batches).filter(paidOn::isBefore).ifPresent(day -> {
            throw new DomainException("voucher.paid-on-early", day.toString());
        });
        // Who has paid before something was struck off hands in what was paid: it stands as paid too much.
        if (amountFen != owed(batches) && amountFen != owed(batches) + batches.stream().mapToLong(DueBatch::struckFen).sum()) {
            throw new DomainException("voucher.amount", yuan(amountFen), yuan(owed(batches)));
        }
        return batches;
    }

    private static long owed(List<DueBatch> batches) {
        return batches.stream().mapToLong(DueBatch::lowerFen).sum();
    }

    /** Some pay before the district confirms, nobody a year before: such a date is a slip. */
    private Optional<LocalDate> earliest(List<DueBatch> batches) {
        return batches.stream().map(DueBatch::confirmedAt).filter(Objects::nonNull).min(Comparator.naturalOrder())
                .map(at -> LocalDate.ofInstant(at, clock.getZone()).minusYears(1));
    }

    private List<DueBatch> require(Handle h, Collection<Long> batchIds, boolean hold) {
        var ids = Set.copyOf(batchIds);
        var batches = VoucherSql.due(h, current.get().scope(), ids, LocalDate.now(clock), hold);
        if (batches.isEmpty() || batches.size() != ids.size()) {
            throw new DomainException("voucher.gone");
        }
        if (batches.stream().map(DueBatch::unionId).distinct().count() > 1) {
            throw new DomainException("voucher.several-unions");
        }
        return batches;
    }

    private static String yuan(long fen) {
        return BigDecimal.valueOf(fen, 2).toPlainString();
    }
}
