package unioncard.home;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import unioncard.approval.ApprovalKinds;
import unioncard.card.BatchStatus;
import unioncard.card.CardMemberFilter;
import unioncard.card.Channel;
import unioncard.card.SpecialItem;
import unioncard.insurance.ReturnedBatch;
import unioncard.security.AccountState;
import unioncard.security.CurrentUser;
import unioncard.security.OpenToAll;
import unioncard.security.Permission;
import unioncard.security.SignedInUser;
import unioncard.shared.Parameter;
import unioncard.shared.Parameters;
import unioncard.shared.Rows;
import unioncard.shared.WorkingCalendar;
import unioncard.transfer.TransferNotice;
import unioncard.transfer.TransferTerms;
import unioncard.verification.VerificationState;

/** What waits for a person today, each kind counted within the data scope and shown only to who may deal with it. */
@Stateless
public class WaitingWork {

    private static final String TRANSFERS_WAITING = "from (select waits_union_id union_id, waits_district_id district_id, waiting_since, requested_by "
            + "from transfer_request where waits_union_id is not null) x where $scope and x.requested_by <> :login";

    private static final String TRANSFERS_ANSWERED_FROM = "from (select case origin when 'RECEIVING' then to_union_id else union_id end union_id, "
            + "case origin when 'RECEIVING' then to_district_id else district_id end district_id from transfer_request where requested_by = :login "
            + "and " + TransferNotice.answered("transfer_request") + ") x where $scope";
    private static final String EXPIRING_IN = "from pending_entry x join member m on m.id = x.member_id join person p on p.id = m.person_id "
            + "where $scope and not p.document_long_term and p.document_expires_on <= :expiresBy and x.channel = ";
    private static final String ACCOUNTS = "from (select a.*, t.district_id from user_account a join trade_union t on t.id = a.union_id) x where $scope and ";

    private Jdbi jdbi;
    private Clock clock;
    private CurrentUser current;
    private ApprovalKinds approvals;
    private TransferTerms transferTerms;
    private WorkingCalendar calendar;
    private Parameters parameters;

    public WaitingWork() {
    }

    @Inject
    WaitingWork(Jdbi jdbi, Clock clock, CurrentUser current, ApprovalKinds approvals, TransferTerms transferTerms, WorkingCalendar calendar,
            Parameters parameters) {
        this.approvals = approvals;
        this.jdbi = jdbi;
        this.clock = clock;
        this.current = current;
        this.transferTerms = transferTerms;
        this.calendar = calendar;
        this.parameters = parameters;
    }

    /** One statement for all kinds, after those for the parameters and the calendar it counts by; counts stop at {@link Rows#COUNT_LIMIT} + 1. */
    @OpenToAll("Everybody who is signed in has a first page; each kind asks for its own permission.")
    public List<Item> list() {
        var user = current.get();
        var kinds = new ArrayList<Kind>();
        for (var kind : Kind.values()) {
            if (user.may(kind.permission)) {
                kinds.add(kind);
            }
        }
        return kinds.isEmpty() ? List.of() : jdbi.withHandle(h -> count(h, kinds, user));
    }

    private List<Item> count(Handle h, List<Kind> kinds, SignedInUser user) {
        var scope = user.scope();
        boolean transfers = kinds.contains(Kind.TRANSFERS);
        var parts = kinds.stream().map(kind -> "select '%s' kind, (select count(*) from (select 1 %s limit %d) counted) counted"
                .formatted(kind, kind.from.replace("$scope", scope.sql("x")), Rows.COUNT_LIMIT + 1)).toList();
        return h.createQuery(String.join(" union all ", parts)).bindMethods(scope).bind("today", LocalDate.now(clock)).bind("now", clock.instant())
                .bind("login", user.login()).bind("own", user.unionId()).bind("answeredAfter", transferTerms.answeredAfter())
                .bindArray("kinds", String.class, approvals.decidedBy(user))
                .bind("overdueBefore", transfers ? transferTerms.overdueBefore() : null)
                .bind("unansweredBefore", kinds.contains(Kind.UNANSWERED) ? calendar.bankOverdueBefore() : null)
                .bind("expiresBy", LocalDate.now(clock).plusDays(parameters.number(Parameter.EXPIRY_NOTICE_DAYS)))
                .map((row, context) -> new Item(Kind.valueOf(row.getString("kind")), row.getInt("counted"))).list();
    }

    private static String pending(Channel channel, VerificationState verification) {
        return "from pending_entry x where $scope and x.channel = '" + channel + "' and x.verification = '" + verification + "'";
    }

    /** Kinds of waiting work, in the order of the manual. */
    public enum Kind {
        /** 未审核会员. */
        UNREVIEWED(Permission.REVIEW_MEMBERS, "from member x where x.status = 'UNREVIEWED' and $scope"),
        /** 待复核事项, made by others and of kinds the person decides. */
        APPROVALS(Permission.VIEW_APPROVALS, "from approval_request x where x.status = 'OPEN' and x.expires_at > :now and x.requested_by <> :login "
                + "and x.kind = any(:kinds) and $scope"),
        /** 转会待处理: the own side has to decide, and somebody else has asked. */
        TRANSFERS(Permission.REVIEW_TRANSFERS, TRANSFERS_WAITING),
        /** 转会已超时限: those of them that wait too long. */
        TRANSFERS_OVERDUE(Permission.REVIEW_TRANSFERS, TRANSFERS_WAITING + " and x.waiting_since < :overdueBefore"),
        /** 转会申请已有结果: what the person has asked for and somebody has decided in the last days, or time has. */
        TRANSFERS_ANSWERED(Permission.REQUEST_TRANSFERS, TRANSFERS_ANSWERED_FROM),
        /** 未办卡会员: open for a card and not in the pending list. */
        OPEN_MEMBERS(Permission.PREPARE_CARDS, "from member x where x.status = 'ACTIVE' and $scope and " + CardMemberFilter.addable("x")),
        /** 办卡失败待处理: those of them that the bank has refused. */
        FAILED(Permission.PREPARE_CARDS, "from member x where x.status = 'ACTIVE' and x.handling_status = 'FAILED' and $scope and "
                + CardMemberFilter.addable("x")),
        /** 待办会员待校验, of the regular channel; what is being verified waits for nobody. */
        UNVERIFIED(Permission.PREPARE_CARDS, pending(Channel.REGULAR, VerificationState.UNVERIFIED)),
        /** The same in 特殊办卡通道, whose list is another. */
        UNVERIFIED_SPECIAL(Permission.PREPARE_CARDS, pending(Channel.SPECIAL, VerificationState.UNVERIFIED)),
        /** 待办会员校验未通过. */
        NOT_PASSED(Permission.PREPARE_CARDS, pending(Channel.REGULAR, VerificationState.FAILED)),
        /** The same in 特殊办卡通道. */
        NOT_PASSED_SPECIAL(Permission.PREPARE_CARDS, pending(Channel.SPECIAL, VerificationState.FAILED)),
        /** 特殊办卡信息待完善, whatever the verification says. */
        INCOMPLETE(Permission.PREPARE_CARDS, "from pending_entry x where $scope and x.channel = 'SPECIAL' and not " + SpecialItem.complete("x")),
        /** 待办会员证件已到期或即将到期: it stops the submission, or will. */
        EXPIRING(Permission.PREPARE_CARDS, EXPIRING_IN + "'REGULAR'"),
        /** The same in 特殊办卡通道, whose list is another. */
        EXPIRING_SPECIAL(Permission.PREPARE_CARDS, EXPIRING_IN + "'SPECIAL'"),
        /** 待提交: passed. */
        READY(Permission.SUBMIT_CARDS, pending(Channel.REGULAR, VerificationState.PASSED)),
        /** The same in 特殊办卡通道: passed and complete. */
        READY_SPECIAL(Permission.SUBMIT_CARDS, pending(Channel.SPECIAL, VerificationState.PASSED) + " and " + SpecialItem.complete("x")),
        /** 批次待银行反馈. */
        AT_THE_BANK(Permission.VIEW_CARDS, "from card_batch x where " + BatchStatus.waiting("x") + " and $scope"),
        /** 银行超期未反馈: those of them sent longer ago than the working days set. An alarm, not a failure. */
        UNANSWERED(Permission.VIEW_CARDS, "from card_batch x where x.status in ('SENT', 'ACKNOWLEDGED', 'PARTLY_ANSWERED') "
                + "and x.sent_at < :unansweredBefore and $scope"),
        /** 银行拒收批次. */
        REJECTED(Permission.VIEW_CARDS, "from card_batch x where x.status = 'REJECTED' and $scope"),
        /** 新办卡待参保: of the own union, with a card of the year that runs and without a cover of it. */
        WITHOUT_COVER(Permission.SUBMIT_ENROLMENTS, "from insurance_year y join card c on c.card_no_date between y.starts_on and y.ends_on "
                + "and c.status in ('INACTIVE', 'ACTIVE', 'LOST') join member x on x.person_id = c.person_id "
                + "where :today between y.new_card_from and y.new_card_to and x.status = 'ACTIVE' and x.union_id = :own and $scope and not exists (select "
                + "from cover v where v.person_id = x.person_id and v.year = y.year and v.status in ('PROPOSED', 'CONFIRMED'))"),
        /** 参保批次被退回, and not submitted anew though it can be. */
        RETURNED(Permission.SUBMIT_ENROLMENTS, "from enrolment_batch x where " + ReturnedBatch.resubmittable("x") + " and $scope"),
        /** 参保批次待区局确认. */
        AWAITING_DISTRICT(Permission.CONFIRM_ENROLMENTS, "from enrolment_batch x where x.status = 'AWAITING_DISTRICT' and $scope"),
        /** 参保批次待缴费: confirmed, and no voucher for the lower share yet. */
        VOUCHERS_DUE(Permission.HAND_IN_VOUCHERS, "from enrolment_batch x where x.owes and $scope"),
        /** 逾期未缴: those of them whose day is past. */
        VOUCHERS_OVERDUE(Permission.VIEW_ENROLMENTS, "from enrolment_batch x where x.owes and x.voucher_due_on < :today and $scope"),
        /** 缴费凭证待审核, handed in by others. */
        VOUCHERS_SUBMITTED(Permission.VERIFY_VOUCHERS, "from payment_voucher x where x.status = 'SUBMITTED' and x.uploaded_by <> :login and $scope"),
        /** 划拨单待复核, made by others. */
        ALLOTMENTS(Permission.APPROVE_ALLOTMENTS, "from allotment_order x where x.status = 'PREPARED' and x.prepared_by <> :login and $scope"),
        /** 银行反馈挂起行. */
        HELD_LINES(Permission.SETTLE_FEEDBACK, "from bank_rejection x join bank_file f on f.id = x.file_id and f.status in ('APPLIED', 'QUARANTINED') "
                + "where x.status = 'HELD' and $scope"),
        /** 报送文件待放行, made by others. */
        RELEASES(Permission.RELEASE_BANK_FILES, "from bank_file x join card_batch b on b.batch_no = x.batch_no and b.status = 'TO_SEND' "
                + "where x.status = 'AWAITING_RELEASE' and x.made_by <> :login"),
        /** 银行交换告警. */
        EXCHANGE_ALARMS(Permission.VIEW_EXCHANGE, "from exchange_alarm x where x.closed_at is null"),
        /** 管理员账号待确认. */
        ACCOUNTS_UNCONFIRMED(Permission.SECURE_ACCOUNTS, ACCOUNTS + AccountState.UNCONFIRMED.sql("x")),
        /** 账号已锁定. */
        ACCOUNTS_LOCKED(Permission.SECURE_ACCOUNTS, ACCOUNTS + AccountState.LOCKED.sql("x"));

        private final Permission permission;
        private final String from;

        Kind(Permission permission, String from) {
            this.permission = permission;
            this.from = from;
        }
    }

    /** How many of a kind wait. */
    public record Item(Kind kind, int count) {

        /** Whether counting stopped before the end. */
        public boolean isCapped() {
            return count > Rows.COUNT_LIMIT;
        }
    }
}
