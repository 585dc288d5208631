package unioncard.web.insurance;

import java.util.List;
import unioncard.insurance.BatchRow;
import unioncard.insurance.Candidate;
import unioncard.insurance.CoverLine;
import unioncard.insurance.OpenUnion;
import unioncard.insurance.QueueRow;
import unioncard.ledger.AllotmentRow;
import unioncard.ledger.DueBatch;
import unioncard.ledger.LedgerRow;
import unioncard.ledger.StatementRow;
import unioncard.ledger.VoucherRow;
import unioncard.shared.SheetColumn;
import unioncard.web.shared.Columns;

/** The lists of cover and money as spreadsheets. */
final class InsuranceColumns {

    private InsuranceColumns() {
    }

    /** 参保信息管理. */
    static List<SheetColumn<BatchRow>> batches() {
        return List.of(Columns.text("enrolment.batch-no", BatchRow::batchNo),
                Columns.wide("enrolment.union", BatchRow::unionName),
                Columns.count("enrolment.year", BatchRow::year),
                Columns.label("enrolment.way", BatchRow::way),
                Columns.text("enrolment.plan", BatchRow::planName),
                Columns.count("enrolment.headcount", BatchRow::headcount),
                Columns.yuan("enrolment.premium", BatchRow::premiumFen),
                Columns.yuan("enrolment.municipal", BatchRow::municipalFen),
                Columns.yuan("enrolment.lower", BatchRow::lowerFen),
                Columns.label("enrolment.status", BatchRow::status),
                Columns.text("enrolment.submitter", BatchRow::submitter),
                Columns.time("enrolment.submitted-at", BatchRow::submittedAt),
                Columns.time("enrolment.decided-at", BatchRow::decidedAt),
                Columns.day("enrolment.due-on", BatchRow::dueOn),
                Columns.label("enrolment.payment", BatchRow::payment));
    }

    /** Who may be enrolled. */
    static List<SheetColumn<Candidate>> candidates() {
        return List.of(Columns.text("cover.member-no", Candidate::memberNo),
                Columns.text("cover.name", Candidate::name),
                Columns.label("cover.document-type", Candidate::documentType),
                Columns.text("cover.document", Candidate::document),
                Columns.day("enrolment.card-date", Candidate::cardNoDate),
                Columns.day("cover.starts-on", Candidate::startsOn),
                Columns.day("cover.ends-on", Candidate::endsOn),
                Columns.label("enrolment.period", Candidate::period));
    }

    /** 区局审核. */
    static List<SheetColumn<QueueRow>> queue() {
        return List.of(Columns.wide("enrolment.union", QueueRow::unionName),
                Columns.count("enrolment.year", QueueRow::year),
                Columns.label("enrolment.way", QueueRow::way),
                Columns.text("enrolment.plan", QueueRow::planName),
                Columns.count("enrolment.headcount", QueueRow::headcount),
                Columns.yuan("enrolment.premium", QueueRow::premiumFen),
                Columns.yuan("enrolment.municipal", QueueRow::municipalFen),
                Columns.yuan("enrolment.lower", QueueRow::lowerFen),
                Columns.count("enrolment.back-dated", QueueRow::backDated),
                Columns.count("review.duplicate-persons", QueueRow::duplicates),
                Columns.count("review.expired-persons", QueueRow::expired),
                Columns.text("enrolment.submitter", QueueRow::submitter),
                Columns.time("enrolment.submitted-at", QueueRow::submittedAt));
    }

    /** 年度结算表. */
    static List<SheetColumn<StatementRow>> statement() {
        return List.of(Columns.wide("enrolment.union", StatementRow::name),
                Columns.count("statement.headcount", StatementRow::headcount),
                Columns.yuan("statement.premium", StatementRow::premiumFen),
                Columns.yuan("statement.municipal", StatementRow::municipalFen),
                Columns.yuan("statement.allotted", StatementRow::allottedFen),
                Columns.yuan("statement.municipal-open", StatementRow::municipalOpenFen),
                Columns.yuan("statement.lower", StatementRow::lowerFen),
                Columns.yuan("statement.verified", StatementRow::verifiedFen),
                Columns.yuan("statement.lower-open", StatementRow::lowerOpenFen));
    }

    /** The persons of a batch. */
    static List<SheetColumn<CoverLine>> persons() {
        return List.of(Columns.text("cover.member-no", CoverLine::memberNo),
                Columns.text("cover.name", CoverLine::name),
                Columns.label("member.document-type", CoverLine::documentType),
                Columns.text("cover.document", CoverLine::document),
                Columns.day("cover.starts-on", CoverLine::startsOn),
                Columns.day("cover.ends-on", CoverLine::endsOn),
                Columns.yuan("enrolment.premium", row -> (long) row.premiumFen()),
                Columns.yuan("enrolment.municipal", row -> (long) row.municipalFen()),
                Columns.yuan("enrolment.lower", row -> (long) row.lowerFen()));
    }

    /** 未参保工会. */
    static List<SheetColumn<OpenUnion>> openUnions() {
        return List.of(Columns.text("union.code", OpenUnion::code),
                Columns.wide("enrolment.union", OpenUnion::name),
                Columns.label("open.state", OpenUnion::state),
                Columns.count("open.headcount", OpenUnion::headcount),
                Columns.time("open.handled-at", OpenUnion::handledAt),
                Columns.time("open.signed-in-at", OpenUnion::signedInAt),
                Columns.text("open.contact", OpenUnion::leader),
                Columns.text("union.phone", OpenUnion::phone),
                Columns.time("open.counted-at", OpenUnion::countedAt));
    }

    /** 缴费凭证: what is owed. */
    static List<SheetColumn<DueBatch>> due() {
        return List.of(Columns.text("voucher.batch-no", DueBatch::batchNo),
                Columns.wide("voucher.union", DueBatch::unionName),
                Columns.count("voucher.year", DueBatch::year),
                Columns.count("voucher.headcount", DueBatch::headcount),
                Columns.yuan("voucher.lower", DueBatch::lowerFen),
                Columns.time("voucher.confirmed-at", DueBatch::confirmedAt),
                Columns.day("voucher.due-on", DueBatch::dueOn));
    }

    /** 缴费凭证. */
    static List<SheetColumn<VoucherRow>> vouchers() {
        return List.of(Columns.text("voucher.id", VoucherRow::id),
                Columns.wide("voucher.union", VoucherRow::unionName),
                Columns.count("voucher.batches", VoucherRow::batches),
                Columns.yuan("voucher.amount", VoucherRow::amountFen),
                Columns.day("voucher.paid-on", VoucherRow::paidOn),
                Columns.text("voucher.uploader", VoucherRow::uploaderName),
                Columns.time("voucher.uploaded-at", VoucherRow::uploadedAt),
                Columns.label("voucher.status", VoucherRow::status),
                Columns.wide("exchange.reason", VoucherRow::returnReason));
    }

    /** 资金台账. */
    static List<SheetColumn<LedgerRow>> ledger() {
        return List.of(Columns.text("ledger.entry", LedgerRow::entryId),
                Columns.day("ledger.booked-on", LedgerRow::bookedOn),
                Columns.label("ledger.kind", LedgerRow::kind),
                Columns.text("ledger.district", LedgerRow::districtName),
                Columns.wide("ledger.union", LedgerRow::unionName),
                Columns.text("ledger.batch-no", LedgerRow::batchNo),
                Columns.label("ledger.account", LedgerRow::account),
                Columns.yuan("ledger.debit", LedgerRow::debitFen),
                Columns.yuan("ledger.credit", LedgerRow::creditFen),
                Columns.wide("ledger.text", LedgerRow::text));
    }

    /** 市总划拨. */
    static List<SheetColumn<AllotmentRow>> allotments() {
        return List.of(Columns.text("allotment.no", AllotmentRow::orderNo),
                Columns.wide("allotment.district", AllotmentRow::districtName),
                Columns.count("ledger.year", AllotmentRow::year),
                Columns.count("allotment.batches", AllotmentRow::batches),
                Columns.count("allotment.headcount", AllotmentRow::headcount),
                Columns.yuan("allotment.amount", AllotmentRow::amountFen),
                Columns.text("allotment.preparer", AllotmentRow::preparerName),
                Columns.label("allotment.status", AllotmentRow::status),
                Columns.wide("exchange.reason", AllotmentRow::reason));
    }
}
