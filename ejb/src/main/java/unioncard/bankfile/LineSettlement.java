package unioncard.bankfile;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import unioncard.approval.ApprovalKind;
import unioncard.approval.Approved;
import unioncard.approval.Overtaken;
import unioncard.bankfile.HeldSql.Stored;
import unioncard.card.CardNumber;
import unioncard.security.CurrentUser;
import unioncard.security.Permission;
import unioncard.security.PersonalData;
import unioncard.security.PersonalKind;
import unioncard.shared.DomainException;
import unioncard.shared.WholeCity;

/** What two persons decide about a held line: it counts after all, as corrected, or is left aside. */
@ApplicationScoped
public class LineSettlement implements ApprovalKind {

    private static final String SUBJECT = "held line ";

    private Jdbi jdbi;
    private Exchange exchange;
    private CurrentUser current;
    private PersonalData personalData;
    private Clock clock;
    private Supplier<List<String>> bins;

    LineSettlement() {
    }

    @Inject
    LineSettlement(Jdbi jdbi, Exchange exchange, CurrentUser current, PersonalData personalData, Clock clock) {
        this(jdbi, exchange, current, personalData, clock, CardNumber::bins);
    }

    LineSettlement(Jdbi jdbi, Exchange exchange, CurrentUser current, PersonalData personalData, Clock clock, Supplier<List<String>> bins) {
        this.bins = bins;
        this.jdbi = jdbi;
        this.exchange = exchange;
        this.current = current;
        this.personalData = personalData;
        this.clock = clock;
    }

    static String subject(long id) {
        return SUBJECT + id;
    }

    @Override
    public String code() {
        return "BANK_LINE";
    }

    @Override
    public Permission decides() {
        return Permission.SETTLE_FEEDBACK;
    }

    @Override
    public String word(String field, String value) {
        return field.equals(Settlement.TREATMENT) ? value.equals(Settlement.APPLY) ? "按下列内容处理" : "忽略此行" : value;
    }

    @Override
    public Optional<PersonalKind> personal(String field) {
        return field.equals(Settlement.CARD_NO) ? Optional.of(PersonalKind.CARD) : Optional.empty();
    }

    @Override
    public void carryOut(Approved request) {
        long id = Long.parseLong(request.subject().substring(SUBJECT.length()));
        var wish = Settlement.of(request.values());
        // The line belongs to a request within the scope; the member it answers for may be in another union by now.
        jdbi.useHandle(h -> WholeCity.in(h, () -> {
            var line = HeldSql.lock(h, id);
            if (!line.undecided() || line.version() != request.basis()) {
                throw new Overtaken();
            }
            if (wish.apply()) {
                requirePossible(h, line, wish);
                apply(h, line, wish);
            }
            HeldSql.settle(h, id, wish.apply() ? HeldStatus.APPLIED : HeldStatus.DISMISSED, request.requesterName() + "、" + current.get().name(),
                    request.reason(), clock.instant());
        }));
    }

    private void apply(Handle h, Stored line, Settlement wish) {
        var batch = exchange.lock(line.batchNo());
        var memberNo = HeldSql.memberNo(h, batch.id(), wish.seq()).orElseThrow();
        HeldSql.stage(h, line, wish, memberNo, personalData.seal(PersonalKind.CARD, wish.cardNo()),
                wish.cardNo() == null ? null : personalData.index(PersonalKind.CARD, wish.cardNo()));
        ResultSql.classifyLine(h, line.fileId(), batch.id(), line.lineNo());
        var problem = HeldSql.problem(h);
        if (!problem.isEmpty() && !problem.equals("REPEATED")) {
            throw new DomainException("held.still-unfit", RejectionReason.valueOf(problem).label());
        }
        HeldSql.takeOffPendingList(h, current.get().name(), clock.instant());
        exchange.take(h, batch);
    }

    /**
     * Refuses what cannot count whoever wants it: {@code held.batch-closed}, {@code held.seq}, {@code held.code}, {@code held.card},
     * {@code held.at-the-bank}.
     */
    void requirePossible(Handle h, Stored line, Settlement wish) {
        if (line.batchId() == null || line.reason() == RejectionReason.BATCH_CLOSED) {
            throw new DomainException("held.batch-closed");
        }
        if (wish.seq() == null || HeldSql.memberNo(h, line.batchId(), wish.seq()).isEmpty()) {
            throw new DomainException("held.seq");
        }
        var codeClass = wish.code() == null ? Optional.<String>empty() : HeldSql.codeClass(h, wish.code());
        if (codeClass.isEmpty()) {
            throw new DomainException("held.code");
        }
        boolean issued = codeClass.get().equals("SUCCESS");
        if (issued != (wish.cardNo() != null && wish.cardDate() != null && CardNumber.isValid(wish.cardNo(), bins.get()))) {
            throw new DomainException("held.card");
        }
        if (HeldSql.isAtTheBankAgain(h, line.batchId(), wish.seq())) {
            throw new DomainException("held.at-the-bank");
        }
    }
}
