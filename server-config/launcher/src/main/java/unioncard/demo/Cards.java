package unioncard.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import unioncard.demo.CardBatch.Line;
import unioncard.demo.CardBatch.Stage;
import unioncard.demo.CardLog.Step;
import unioncard.demo.Member.Card;
import unioncard.security.PersonalData;
import unioncard.security.PersonalKind;

/** Batches, their lines, the cards that came of them and the log. */
final class Cards {

    static final String ISSUED = "0000";
    private static final String BIN = "621999";

    private final Lots lots = new Lots("cards");
    private final Handle handle;
    private final Users users;
    private final CardLog log;
    private final Ids batchIds;
    private final Ids batchNumbers;
    private final Ids cardIds;
    private final Map<String, String> texts;
    private final Map<String, String> specialReasons;
    private final List<CardBatch> batches = new ArrayList<>();
    private int cardNumbers;

    Cards(Handle handle, Users users, CardLog log) {
        this.handle = handle;
        this.users = users;
        this.log = log;
        batchIds = new Ids(handle, "card_batch_seq");
        batchNumbers = new Ids(handle, "card_batch_no_seq");
        cardIds = new Ids(handle, "card_seq");
        texts = pairs("select code, text from bank_return_code");
        specialReasons = pairs("select code, special_reason from bank_return_code where special_reason is not null");
    }

    private Map<String, String> pairs(String query) {
        var pairs = new HashMap<String, String>();
        handle.createQuery(query).map((row, context) -> pairs.put(row.getString(1), row.getString(2))).list();
        return pairs;
    }

    /**
     * One submit: everybody of one channel in one batch.
     *
     * @param answer the bank's code for a member; null leaves the line open; asked only when the batch was answered
     */
    CardBatch submit(Union union, String channel, LocalDate day, Stage stage, Collection<Member> members, Function<Member, String> answer) {
        var submitted = DemoDates.at(DemoDates.workingDay(day), lots.between(9, 16), lots.below(60));
        var batch = new CardBatch(batchIds.next(), batchNumbers.next(), union, channel, submitted, stage);
        batches.add(batch);
        for (var member : members) {
            prepare(member, batch);
            switch (stage) {
                case ANSWERED -> answer(member, batch, answer.apply(member));
                case WITHDRAWN -> withdraw(member, batch);
                default -> wait(member, batch);
            }
        }
        return batch;
    }

    private void prepare(Member member, CardBatch batch) {
        var clerk = users.clerkName(batch.union);
        var channel = batch.channel.equals("REGULAR") ? "普通办卡通道" : "特殊办卡通道";
        log.add(member, batch.submittedAt.minusDays(2).minusMinutes(50), clerk, Step.ADDED, "DONE", "加入待办人员列表（" + channel + "）", null);
        log.add(member, batch.submittedAt.minusDays(1), "市级校验", Step.VERIFICATION, "PASSED", "校验通过", null);
        log.add(member, batch.submittedAt, clerk, Step.SUBMITTED, "WAITING", "提交办卡，等待发送银行", batch.no);
        if (batch.stage.sent()) {
            log.add(member, batch.sentAt(), "系统", Step.EXCHANGE, "WAITING", "已发送银行", batch.no);
        }
    }

    private void answer(Member member, CardBatch batch, String code) {
        if (code == null) {
            wait(member, batch);
            return;
        }
        Card card = null;
        if (code.equals(ISSUED)) {
            boolean recent = batch.feedbackAt().toLocalDate().isAfter(DemoDates.BASE.minusDays(45));
            card = new Card(cardIds.next(), CheckDigits.card(BIN + "999900%06d".formatted(++cardNumbers)),
                    batch.feedbackAt().toLocalDate().minusDays(1), batch, recent ? "INACTIVE" : lots.perMille(5) ? "LOST" : "ACTIVE");
            member.issued(card);
        } else {
            member.failed(specialReasons.get(code));
        }
        var text = card == null ? "办卡失败：" + texts.get(code) + "（" + code + "）" : "办卡成功，卡号" + PersonalKind.CARD.mask(card.number());
        log.add(member, batch.feedbackAt(), "银行", Step.FEEDBACK, card == null ? "FAILED" : "DONE", text, batch.no);
        batch.lines.add(new Line(member, code, texts.get(code), true, card));
    }

    private void wait(Member member, CardBatch batch) {
        member.atBank();
        batch.lines.add(new Line(member, null, null, false, null));
    }

    private void withdraw(Member member, CardBatch batch) {
        member.open();
        batch.lines.add(new Line(member, null, "批次已撤回", true, null));
        log.add(member, batch.submittedAt.plusHours(3), users.clerkName(batch.union), Step.WITHDRAWN, "DONE", "办卡批次已撤回，可重新加入待办", batch.no);
    }

    void write(PersonalData personalData) {
        var table = new Table("card_batch (id, batch_no, union_id, district_id, channel, line_count, issued_count, refused_count, status,"
                + " submitted_by, submitter_name, submitted_at, sent_at, acknowledged_at, feedback_at, bank_text, print_count, printed_at)");
        var lines = new Table("card_batch_line (batch_id, seq, district_id, member_id, person_id, member_no, name, name_pinyin, sex,"
                + " birth_date, nationality, document_type, document_sealed, document_expires_on, document_long_term, mobile_sealed, occupation,"
                + " special_reason, bank_name, address_sealed, status, bank_code, bank_text, card_id, answered_at)");
        var cards = new Table("card (id, person_id, member_id, district_id, card_no_sealed, card_no_index, card_no_date, status,"
                + " issued_at, batch_id)");
        for (var b : batches) {
            boolean printed = b.stage == Stage.ANSWERED || b.stage == Stage.ACKNOWLEDGED;
            table.row(b.id, b.no, b.union.id(), b.union.districtId(), b.channel, b.lines.size(), b.count("ISSUED"),
                    b.stage == Stage.WITHDRAWN ? 0 : b.count("REFUSED"), b.status(),
                    users.clerkOf(b.union), users.clerkName(b.union), b.submittedAt, b.sentAt(), b.acknowledgedAt(), b.feedbackAt(),
                    b.stage == Stage.REJECTED ? "9102 笔数不符" : null, printed ? 1 : 0, printed ? b.submittedAt.plusHours(2) : null);
            int seq = 0;
            boolean special = b.channel.equals("SPECIAL");
            for (var line : b.lines) {
                var m = line.member();
                var p = m.person;
                var answeredAt = !line.closed() ? null : b.stage == Stage.ANSWERED ? b.feedbackAt() : b.submittedAt.plusHours(3);
                lines.row(b.id, ++seq, m.union.districtId(), m.id, p.id(), m.no, p.name().text(), p.name().pinyin(), p.sex(), p.birth(),
                        p.nationality(), p.document().type(), p.documentSealed(), p.document().expiresOn(), p.document().longTerm(), p.mobileSealed(),
                        special ? "企业职工" : null, special ? p.specialReason() : null, special && p.regular() ? p.name().forBank() : null,
                        special && !p.regular() ? personalData.seal(PersonalKind.ADDRESS, "示例市东城区新华路" + m.id + "号").token() : null,
                        line.status(), line.code(), line.text(), line.card() == null ? null : line.card().id(), answeredAt);
                if (line.card() != null) {
                    var c = line.card();
                    cards.row(c.id(), p.id(), m.id, m.union.districtId(), personalData.seal(PersonalKind.CARD, c.number()).token(),
                            personalData.index(PersonalKind.CARD, c.number()), c.numberedOn(), c.status(), b.feedbackAt(), b.id);
                }
            }
        }
        table.copyTo(handle);
        lines.copyTo(handle);
        cards.copyTo(handle);
        log.write(handle);
        new BankFiles(handle).write(batches);
    }
}
