package unioncard.card;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import unioncard.security.AuditNote;
import unioncard.security.CurrentUser;
import unioncard.security.Permission;
import unioncard.security.Requires;
import unioncard.security.Requires.Sees;
import unioncard.security.SignedInUser;
import unioncard.shared.DomainException;
import unioncard.shared.FilterWords;
import unioncard.shared.RowStream;
import unioncard.shared.Rows;
import unioncard.shared.Slice;
import unioncard.verification.MunicipalVerification;
import unioncard.verification.Progress;

/** Pending list (待办人员列表): members picked for a card, waiting to be verified and submitted. */
@Stateless
public class PendingList {

    private Jdbi jdbi;
    private Clock clock;
    private CurrentUser current;
    private AuditNote note;
    private MunicipalVerification verification;

    public PendingList() {
    }

    @Inject
    PendingList(Jdbi jdbi, Clock clock, CurrentUser current, AuditNote note, MunicipalVerification verification) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.current = current;
        this.note = note;
        this.verification = verification;
    }

    /** A slice of a channel within the data scope; sorts: memberNo, name, addedAt, verification. */
    @Requires(value = Permission.VIEW_CARDS, audited = false)
    public Rows<PendingRow> list(PendingFilter filter, Slice slice) {
        return jdbi.withHandle(h -> PendingSql.list(h, filter, current.get().scope(), slice));
    }

    /**
     * Hands over every row of {@link #list}, numbers masked as there, in the order of a slice whose part of the list does not matter. Refused
     * with {@code list.export-many} before the first row.
     */
    @Requires(Permission.VIEW_CARDS)
    public void export(PendingFilter filter, Slice order, Consumer<PendingRow> each) {
        var scope = current.get().scope();
        jdbi.useHandle(h -> {
            if (PendingSql.count(h, filter, scope, RowStream.MOST) > RowStream.MOST) {
                throw new DomainException("list.export-many", RowStream.MOST);
            }
            note.about("pending list " + FilterWords.of(filter) + ": " + PendingSql.each(h, filter, scope, order, each) + " rows");
        });
    }

    /** The summary of a channel within the data scope; of several unions only the total, up to {@link Rows#COUNT_LIMIT} and one more. */
    @Requires(value = Permission.VIEW_CARDS, audited = false)
    public ChannelCounts counts(Channel channel) {
        return jdbi.withHandle(h -> PendingSql.counts(h, channel, current.get().scope()));
    }

    /** 选中添加未办卡会员至待办. Only members of the own union in 待办中 or 办卡失败 are added; the account tells why others are not. */
    @Requires(Permission.PREPARE_CARDS)
    public Added add(Collection<Long> memberIds) {
        if (memberIds.isEmpty()) {
            throw new DomainException("pending.none-selected");
        }
        return addWhere("m.id = any(:ids)", Map.of("ids", memberIds.toArray(Long[]::new)), memberIds.size());
    }

    /**
     * 添加全部未办卡会员至待办: every open member of the own union that matches the filter of 会员卡信息管理.
     *
     * @param except members left out although they match
     */
    @Requires(Permission.PREPARE_CARDS)
    public Added addAll(CardMemberFilter filter, Collection<Long> except) {
        var where = CardMembers.conditions(filter, current.get().scope()).and("m.id <> all(:except)", "except", ids(except));
        return addWhere(where.sql(), CardMembers.values(where, current.get().scope()), null);
    }

    /**
     * How many {@link #addAll} would add now, counted up to {@link Rows#COUNT_LIMIT} and one more. Sees the whole city, as that does: a card asked
     * for in another union counts.
     */
    @Requires(value = Permission.PREPARE_CARDS, audited = false, sees = Sees.WHOLE_CITY)
    public int addable(CardMemberFilter filter) {
        var where = CardMembers.conditions(filter, current.get().scope());
        return jdbi.withHandle(h -> AdditionSql.addable(h, where.sql(), CardMembers.values(where, current.get().scope()), current.get().unionId(),
                Rows.COUNT_LIMIT + 1));
    }

    private static Long[] ids(Collection<Long> ids) {
        return ids.isEmpty() ? null : ids.toArray(Long[]::new);
    }

    private Added addWhere(String which, Map<String, ?> values, Integer chosen) {
        var added = jdbi.withHandle(h -> AdditionSql.add(h, which, values, chosen, current.get(), clock.instant()));
        note.about(added.total() + " members added, " + added.skippedTotal() + " skipped");
        return added;
    }

    /** 移除, one or many. Entries under verification stay; returns how many went. */
    @Requires(Permission.PREPARE_CARDS)
    public int remove(Collection<Long> entryIds) {
        if (entryIds.isEmpty()) {
            throw new DomainException("pending.none-selected");
        }
        int removed = removeWhere("e.id = any(:ids)", entryIds, null, "移出待办人员列表");
        if (removed == 0) {
            throw new DomainException("pending.gone");
        }
        return removed;
    }

    /** 移除全部校验未通过及未校验会员 of a channel; returns how many went. */
    @Requires(Permission.PREPARE_CARDS)
    public int removeUnpassed(Channel channel) {
        return removeWhere("e.channel = :channel and e.verification in ('FAILED', 'UNVERIFIED')", List.of(), channel,
                "移出待办人员列表（校验未通过或未校验）");
    }

    private int removeWhere(String which, Collection<Long> ids, Channel channel, String why) {
        int removed = jdbi.withHandle(h -> PendingSql.remove(h, current.get().unionId(), which, ids, channel, current.get(), clock.instant(), why));
        note.about(removed + " entries removed");
        return removed;
    }

    /**
     * 修改证件到期日. A verification that used the old date must be repeated; whether it does is a rule (verification_policy).
     *
     * @param expiresOn last day, or null when the document is valid for ever
     * @throws DomainException {@code expiry.past}, {@code pending.gone}, {@code pending.stale}
     */
    @Requires(Permission.PREPARE_CARDS)
    public void changeExpiry(long entryId, int version, LocalDate expiresOn) {
        var now = clock.instant();
        var today = LocalDate.now(clock);
        if (expiresOn != null && expiresOn.isBefore(today)) {
            throw new DomainException("expiry.past");
        }
        jdbi.useHandle(h -> {
            var memberId = lockEntry(h, entryId, version, current.get());
            h.createUpdate("""
                    update person set document_expires_on = :date, document_long_term = :date::date is null, version = version + 1
                    where id = (select person_id from member where id = :member)""")
                    .bind("date", expiresOn).bind("member", memberId).execute();
            boolean reset = PendingSql.resetByExpiry(h, entryId, today);
            CardLogSql.write(h, memberId, now, current.get().name(), "EXPIRY", "DONE",
                    "修改证件到期日为" + (expiresOn == null ? "长期" : expiresOn.toString()) + (reset ? "，需重新提交市级校验" : ""), null);
            SpecialSql.judge(h, memberId, current.get(), now);
        });
        note.about("entry " + entryId);
    }

    private static long lockEntry(Handle h, long entryId, int version, SignedInUser user) {
        record Entry(long memberId, int version, String verification) {
        }

        var entry = h.createQuery("select member_id, version, verification from pending_entry where id = :id and union_id = :union for update")
                .bind("id", entryId).bind("union", user.unionId())
                .map((row, context) -> new Entry(row.getLong("member_id"), row.getInt("version"), row.getString("verification")))
                .findOne().orElseThrow(() -> new DomainException("pending.gone"));
        if (entry.version != version || entry.verification.equals("VERIFYING")) {
            throw new DomainException("pending.stale");
        }
        return entry.memberId;
    }

    /** 提交市级校验 of a channel of the own union; returns how many entries are being verified. */
    @Requires(Permission.PREPARE_CARDS)
    public int verify(Channel channel) {
        var user = current.get();
        int taken = verification.start(user.unionId(), district(user), channel.name(), user.login());
        note.about(channel + ", " + taken + " entries");
        return taken;
    }

    /** 取消校验 of a channel of the own union; returns how many entries are 未校验 again. */
    @Requires(Permission.PREPARE_CARDS)
    public int cancelVerification(Channel channel) {
        var user = current.get();
        int left = verification.cancel(user.unionId(), channel.name(), user.name());
        note.about(channel + ", " + left + " entries");
        return left;
    }

    /** The verification under way in a channel of the own union. */
    @Requires(value = Permission.VIEW_CARDS, audited = false)
    public Optional<Progress> progress(Channel channel) {
        return verification.progress(current.get().unionId(), channel.name());
    }

    /** Whether a verification of a channel of the own union is under way or has ended since. One cheap statement, for pages that ask by themselves. */
    @Requires(value = Permission.VIEW_CARDS, audited = false)
    public boolean news(Channel channel, Instant since) {
        return verification.news(current.get().unionId(), channel.name(), since);
    }

    private long district(SignedInUser user) {
        return jdbi.withHandle(h -> h.createQuery("select district_id from trade_union where id = :id and level = 'GRASSROOTS' for share")
                .bind("id", user.unionId()).mapTo(Long.class).findOne()).orElseThrow(() -> new DomainException("union.not-grassroots"));
    }
}
