package unioncard.web.card;

import java.util.List;
import java.util.function.Function;
import unioncard.card.BatchLine;
import unioncard.card.BatchRow;
import unioncard.card.CardMemberRow;
import unioncard.card.LineStatus;
import unioncard.card.PendingRow;
import unioncard.card.RegistrationRow;
import unioncard.shared.SheetColumn;
import unioncard.web.shared.Columns;
import unioncard.web.shared.Show;
import unioncard.web.shared.Texts;

/** The lists of 会员服务卡管理 as spreadsheets. */
final class CardColumns {

    private CardColumns() {
    }

    /** 会员卡信息管理. */
    static List<SheetColumn<CardMemberRow>> members() {
        return List.of(Columns.text("member.no", CardMemberRow::memberNo),
                Columns.text("member.name", CardMemberRow::name),
                Columns.label("member.sex", CardMemberRow::sex),
                Columns.label("member.document-type", CardMemberRow::documentType),
                Columns.text("member.document", CardMemberRow::document),
                Columns.day("member.joined-on", CardMemberRow::joinedOn),
                Columns.wide("member.union", CardMemberRow::unionName),
                Columns.label("card-members.handling", CardMemberRow::handling),
                Columns.text("card-members.in-list", row -> row.pending() ? Texts.of("card-members.pending") : null));
    }

    /** 年度注册. */
    static List<SheetColumn<RegistrationRow>> registrations() {
        return List.of(Columns.text("member.no", RegistrationRow::memberNo),
                Columns.text("member.name", RegistrationRow::name),
                Columns.text("cards.number", RegistrationRow::number),
                Columns.day("cards.made-on", RegistrationRow::cardNoDate),
                Columns.day("cards.activated-on", RegistrationRow::activatedOn),
                Columns.wide("member.union", RegistrationRow::unionName),
                Columns.text("registration.state", row -> Texts.of(row.registeredAt() == null ? "registration.unregistered" : "cards.valid")),
                Columns.time("registration.registered-at", RegistrationRow::registeredAt),
                Columns.text("registration.registrar", RegistrationRow::registrar));
    }

    /** 待办人员列表, both channels. */
    static List<SheetColumn<PendingRow>> pending() {
        return List.of(Columns.text("member.no", PendingRow::memberNo),
                Columns.text("member.name", PendingRow::name),
                Columns.label("member.document-type", PendingRow::documentType),
                Columns.text("member.document", PendingRow::document),
                Columns.text("pending.expires-on", row -> row.documentLongTerm() ? Texts.of("member.long-term") : Show.date(row.documentExpiresOn())),
                Columns.time("pending.added-at", PendingRow::addedAt),
                Columns.label("batches.channel", PendingRow::channel),
                Columns.label("pending.result", PendingRow::verification),
                Columns.wide("exchange.reason", PendingRow::reason));
    }

    /** 办卡批次管理. */
    static List<SheetColumn<BatchRow>> batches() {
        return List.of(Columns.text("batches.no", BatchRow::batchNo),
                Columns.wide("member.union", BatchRow::unionName),
                Columns.label("batches.channel", BatchRow::channel),
                Columns.count("batches.count", BatchRow::lineCount),
                Columns.count("batches.issued", BatchRow::issuedCount),
                Columns.count("batches.refused", BatchRow::refusedCount),
                Columns.count("batches.open", BatchRow::open),
                Columns.text("batches.submitter", BatchRow::submitterName),
                Columns.time("batches.submitted-at", BatchRow::submittedAt),
                Columns.time("batches.sent-at", BatchRow::sentAt),
                Columns.time("batches.feedback-at", BatchRow::feedbackAt),
                Columns.label("batches.status", BatchRow::status),
                Columns.wide("batches.bank-text", BatchRow::bankText));
    }

    /** 办卡批次详情; what became of a line is told by the batch too. */
    static List<SheetColumn<BatchLine>> lines(Function<BatchLine, String> result) {
        return List.of(Columns.count("batch.seq", BatchLine::seq),
                Columns.text("member.no", BatchLine::memberNo),
                Columns.text("member.name", BatchLine::name),
                Columns.label("member.document-type", BatchLine::documentType),
                Columns.text("member.document", BatchLine::document),
                Columns.text("batch.result", result),
                Columns.wide("exchange.reason", row -> row.status() == LineStatus.REFUSED ? row.bankText() : null),
                Columns.text("batch.card-no", BatchLine::cardNo),
                Columns.day("handout.on", BatchLine::handedOn),
                Columns.time("batches.feedback-at", row -> row.isLeft() ? null : row.answeredAt()));
    }
}
