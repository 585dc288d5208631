package unioncard.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import unioncard.approval.ApprovalFilter;
import unioncard.approval.ApprovalKind;
import unioncard.approval.ApprovalKinds;
import unioncard.approval.Approvals;
import unioncard.approval.Approved;
import unioncard.bankfile.ExchangeMonitor;
import unioncard.bankfile.HeldFilter;
import unioncard.bankfile.HeldLines;
import unioncard.bankfile.HeldStatus;
import unioncard.card.BatchFilter;
import unioncard.card.BatchStatus;
import unioncard.card.CardBatches;
import unioncard.card.CardMemberFilter;
import unioncard.card.CardMembers;
import unioncard.card.CardWorld;
import unioncard.card.Channel;
import unioncard.card.Completeness;
import unioncard.card.PendingFilter;
import unioncard.card.PendingList;
import unioncard.home.WaitingWork.Item;
import unioncard.home.WaitingWork.Kind;
import unioncard.insurance.EnrolmentBatches;
import unioncard.insurance.EnrolmentStatus;
import unioncard.insurance.EnrolmentWay;
import unioncard.insurance.Enrolments;
import unioncard.insurance.QueueFilter;
import unioncard.insurance.ReviewQueue;
import unioncard.ledger.DueFilter;
import unioncard.ledger.VoucherFilter;
import unioncard.ledger.VoucherStatus;
import unioncard.ledger.Vouchers;
import unioncard.member.HandlingStatus;
import unioncard.member.MemberFilter;
import unioncard.member.MemberStatus;
import unioncard.member.Members;
import unioncard.security.AccountAdministration;
import unioncard.security.AccountState;
import unioncard.security.Permission;
import unioncard.security.TestUser;
import unioncard.shared.Parameter;
import unioncard.shared.Slice;
import unioncard.shared.TestDatabase;
import unioncard.shared.WorkingCalendar;
import unioncard.transfer.TransferFilter;
import unioncard.transfer.TransferNotice;
import unioncard.transfer.TransferTab;
import unioncard.transfer.TransferTerms;
import unioncard.transfer.Transfers;
import unioncard.verification.VerificationState;

/** The filters here are those that the addresses of the tiles mean; that the pages have these filters is a test beside the pages. */
@DisplayName("首页每个待办事项的数目，就是点开后列表的条数")
class TileListsTest {

    private static final Slice SLICE = Slice.first(20);
    /** 交换监控 shows all files of the bank; the orders of 市总划拨 that wait are listed with the own ones, which somebody else has to review. */
    private static final EnumSet<Kind> WITHOUT_LIST = EnumSet.of(Kind.RELEASES, Kind.ALLOTMENTS);

    @RegisterExtension
    final TestDatabase database = new TestDatabase();
    private CardWorld world;
    private Map<Class<?>, Object> parts;

    @BeforeEach
    void somethingOfEverything() {
        world = new CardWorld(database);
        new WaitingCity(world).fill();
    }

    @Test
    @DisplayName("基层工会、区局、市总各看各的范围，每一项都一致，并且每一项都有例子")
    void tiles_and_lists_agree() {
        long city = Long.parseLong(world.text("select id from trade_union where level = 'MUNICIPAL'"));
        var seen = EnumSet.noneOf(Kind.class);
        for (long union : new long[] {world.union, world.district, city, world.otherUnion}) {
            var user = TestUser.of(database.jdbi(), union, WaitingCity.CLERK);
            begin(user);
            var counted = database.seenBy(user.sight(), () -> the(WaitingWork.class).list()).stream()
                    .collect(Collectors.toMap(Item::kind, Item::count, (a, b) -> a, () -> new EnumMap<>(Kind.class)));
            var listed = new EnumMap<Kind, Integer>(Kind.class);
            for (var kind : EnumSet.complementOf(WITHOUT_LIST)) {
                listed.put(kind, database.inTransaction(() -> total(kind)));
            }
            counted.forEach((kind, count) -> {
                if (count > 0) {
                    seen.add(kind);
                }
            });
            counted.keySet().removeAll(WITHOUT_LIST);
            assertThat(counted).as("as somebody of union " + union).isEqualTo(listed);
        }
        assertThat(seen).as("kinds with an example").isEqualTo(EnumSet.complementOf(WITHOUT_LIST));
    }

    /** How long the list behind a tile is, as its address narrows it. */
    private int total(Kind kind) {
        return switch (kind) {
            case UNREVIEWED -> the(Members.class).list(new MemberFilter(null, null, null, MemberStatus.UNREVIEWED, null), SLICE).total();
            case APPROVALS -> the(Approvals.class).list(new ApprovalFilter(ApprovalFilter.Of.TO_DECIDE, null), SLICE).total();
            case TRANSFERS -> transfers(TransferTab.TO_DECIDE, null);
            case TRANSFERS_OVERDUE -> transfers(TransferTab.TO_DECIDE, TransferNotice.OVERDUE);
            case TRANSFERS_ANSWERED -> transfers(TransferTab.OWN, TransferNotice.ANSWERED);
            case OPEN_MEMBERS -> addable(null);
            case FAILED -> addable(HandlingStatus.FAILED);
            case UNVERIFIED -> pending(Channel.REGULAR, VerificationState.UNVERIFIED, null, false);
            case UNVERIFIED_SPECIAL -> pending(Channel.SPECIAL, VerificationState.UNVERIFIED, null, false);
            case NOT_PASSED -> pending(Channel.REGULAR, VerificationState.FAILED, null, false);
            case NOT_PASSED_SPECIAL -> pending(Channel.SPECIAL, VerificationState.FAILED, null, false);
            case INCOMPLETE -> pending(Channel.SPECIAL, null, Completeness.INCOMPLETE, false);
            case EXPIRING -> pending(Channel.REGULAR, null, null, true);
            case EXPIRING_SPECIAL -> pending(Channel.SPECIAL, null, null, true);
            case READY -> pending(Channel.REGULAR, VerificationState.PASSED, null, false);
            case READY_SPECIAL -> pending(Channel.SPECIAL, VerificationState.PASSED, Completeness.COMPLETE, false);
            case AT_THE_BANK -> batches(null, true, false);
            case UNANSWERED -> batches(null, false, true);
            case REJECTED -> batches(BatchStatus.REJECTED, false, false);
            case WITHOUT_COVER -> the(Enrolments.class).candidates(EnrolmentWay.NEW_CARD, CardWorld.TODAY.getYear(), SLICE).total();
            case RETURNED -> the(EnrolmentBatches.class).list(new unioncard.insurance.BatchFilter(null, null, null, EnrolmentStatus.RETURNED, null,
                    null, null, null, null, true), SLICE).total();
            case AWAITING_DISTRICT -> the(ReviewQueue.class).list(new QueueFilter(null, null, null, null, null), SLICE).total();
            case VOUCHERS_DUE -> the(Vouchers.class).due(new DueFilter(null, null, false), SLICE).total();
            case VOUCHERS_OVERDUE -> the(Vouchers.class).due(new DueFilter(null, null, true), SLICE).total();
            case VOUCHERS_SUBMITTED -> the(Vouchers.class).list(new VoucherFilter(VoucherStatus.SUBMITTED, true, null, null, null), SLICE).total();
            case HELD_LINES -> the(HeldLines.class).list(new HeldFilter(null, null, HeldStatus.HELD), SLICE).total();
            case EXCHANGE_ALARMS -> the(ExchangeMonitor.class).alarms().size();
            case ACCOUNTS_UNCONFIRMED -> the(AccountAdministration.class).list(null, AccountState.UNCONFIRMED, SLICE).total();
            case ACCOUNTS_LOCKED -> the(AccountAdministration.class).list(null, AccountState.LOCKED, SLICE).total();
            case RELEASES, ALLOTMENTS -> throw new IllegalArgumentException(kind.name());
        };
    }

    private int transfers(TransferTab tab, TransferNotice notice) {
        return the(Transfers.class).list(new TransferFilter(tab, null, null, null, notice, null, null), SLICE).total();
    }

    private int addable(HandlingStatus handling) {
        return the(CardMembers.class).list(new CardMemberFilter(null, null, null, handling, true, null, null, null, null), SLICE).total();
    }

    private int pending(Channel channel, VerificationState verification, Completeness completeness, boolean expiring) {
        var expiresBy = expiring ? CardWorld.TODAY.plusDays(Parameter.EXPIRY_NOTICE_DAYS.fallback()) : null;
        return the(PendingList.class).list(new PendingFilter(channel, null, null, verification, completeness, expiresBy), SLICE).total();
    }

    private int batches(BatchStatus status, boolean waiting, boolean unanswered) {
        return the(CardBatches.class).list(new BatchFilter(null, status, null, null, null, null, waiting, unanswered), SLICE).total();
    }

    private void begin(TestUser user) {
        parts = new HashMap<>();
        for (var part : List.of(database.jdbi(), world.clock, user, database.parameters(), database.personalData(),
                new ApprovalKinds(List.of(new Sample())),
                new TransferTerms(database.parameters(), world.clock), new WorkingCalendar(database.jdbi(), database.parameters(), world.clock))) {
            parts.put(part.getClass(), part);
        }
    }

    /** A boundary or bean of the product with what it asks for, as the container would make it; what cannot be made here stays null. */
    private <T> T the(Class<T> type) {
        return type.cast(part(type));
    }

    private Object part(Class<?> type) {
        var known = new ArrayList<>(parts.values()).stream().filter(type::isInstance).findFirst();
        if (known.isPresent() || !type.getName().startsWith("unioncard.") || Modifier.isAbstract(type.getModifiers())) {
            return known.orElse(null);
        }
        try {
            var constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            var made = constructor.newInstance();
            parts.put(type, made);
            for (var field : type.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive()) {
                    field.setAccessible(true);
                    field.set(made, part(field.getType()));
                }
            }
            return made;
        } catch (NoSuchMethodException | InvocationTargetException e) {
            return null;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Some kind of request that needs a second person. */
    private static final class Sample implements ApprovalKind {

        @Override
        public String code() {
            return "SAMPLE";
        }

        @Override
        public Permission decides() {
            return Permission.REVIEW_MEMBERS;
        }

        @Override
        public void carryOut(Approved request) {
            throw new UnsupportedOperationException();
        }
    }
}
