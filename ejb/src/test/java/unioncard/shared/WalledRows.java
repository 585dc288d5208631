package unioncard.shared;

import java.util.List;
import org.jdbi.v3.core.Handle;

/** One row in every walled table for a union. A migration that raises a wall adds its table here. */
final class WalledRows {

    private static final List<String> ROWS = List.of(
            """
            insert into person (id, name, name_original, document_type, document_sealed, document_index)
            values (:union, '李𬎆', '李𬎆', 'RESIDENT_ID', 'v1.D.x', 'i' || :union)""",
            """
            insert into member (id, member_no, person_id, union_id, district_id, status, created_at)
            values (:union, 'm' || :union, :union, :union, :district, 'ACTIVE', now())""",
            """
            insert into member_import (id, union_id, district_id, file_name, digest, row_count, taken_count, refused_count, uploaded_by, uploaded_at)
            values (:union, :union, :district, 'f', 'd', 1, 0, 1, 'c', now())""",
            "insert into member_import_refusal values (:union, 1, 'c', 'v', 'r', 'r')",
            "insert into member_import_file values (:union, 0, 'x')",
            """
            insert into member_import_row (import_id, row_no, name, name_original, sex, birth_date, nationality, document_type, document_sealed,
              document_index, mobile_sealed, joined_on) values (:union, 1, 'n', 'n', 'F', '1990-01-01', 'CHN', 'OTHER', 's', 'i', 's', '2026-01-01')""",
            """
            insert into pending_entry (member_id, union_id, district_id, channel, added_at, added_by)
            values (:union, :union, :district, 'REGULAR', now(), 'c')""",
            "insert into special_information (member_id, district_id) values (:union, :district)",
            """
            insert into verification_run (id, union_id, district_id, channel, total, status, started_by, started_at)
            values (:union, :union, :district, 'REGULAR', 1, 'RUNNING', 'c', now())""",
            "insert into verification_answer values (:union, :union, :district, 'POPULATION', 'MATCH', now())",
            "insert into member_note (member_id, district_id, kind, raised_at) values (:union, :district, 'DECEASED', now())",
            """
            insert into card_batch (id, batch_no, union_id, district_id, channel, line_count, status, submitted_by, submitter_name, submitted_at)
            values (:union, 'b' || :union, :union, :district, 'REGULAR', 1, 'SENT', 'c', 'c', now())""",
            """
            insert into card_batch_line (batch_id, seq, district_id, member_id, person_id, member_no, name, nationality, document_type, document_sealed,
              document_long_term) values (:union, 1, :district, :union, :union, 'm', '李𬎆', 'CHN', 'RESIDENT_ID', 'x', true)""",
            """
            insert into special_attachment (id, member_id, district_id, kind, media_type, size_bytes, digest, key_sealed, content, uploaded_by,
              uploader_name, uploaded_at) overriding system value
            values (:union, :union, :district, 'FRONT', 'PDF', 1, 'd', 'x', 'x', 'c', 'c', now())""",
            "insert into card_batch_attachment values (:union, 1, :union, :district)",
            """
            insert into bank_file (id, direction, kind, name, digest, size_bytes, status, at)
            values (:union, 'IN', 'RESULT', 'f', 'd' || :union, 1, 'APPLIED', now())""",
            """
            insert into bank_rejection (file_id, line_no, reason, text, batch_id, union_id, district_id)
            values (:union, 1, 'UNREADABLE', 't', :union, :union, :district)""",
            """
            insert into card (id, person_id, member_id, district_id, card_no_sealed, card_no_index, card_no_date, issued_at, batch_id)
            values (:union, :union, :union, :district, 'x', 'c' || :union, now(), now(), :union)""",
            "insert into card_registration values (:union, 2026, :union, :union, :district, now(), 'c', 'c')",
            """
            insert into card_log (member_id, district_id, at, actor, step, outcome, text)
            values (:union, :district, now(), 'c', 'ADDED', 'DONE', 't')""",
            """
            insert into enrolment_batch (id, union_id, district_id, year, way, type, headcount, premium_fen, municipal_fen, lower_fen, status, submitted_by,
              submitted_at, updated_at) values (:union, :union, :district, 2026, 'NEW_CARD', 'A', 1, 2, 1, 1, 'AWAITING_DISTRICT', 'c', now(), now())""",
            """
            insert into payment_voucher (id, union_id, district_id, amount_fen, paid_on, media_type, size_bytes, digest, key_sealed, content, uploaded_by,
              uploader_name, uploaded_at) overriding system value
            values (:union, :union, :district, 1, now(), 'PDF', 1, 'd', 'x', 'x', 'c', 'c', now())""",
            "insert into payment_voucher_batch values (:union, :union, :district, 1)",
            """
            insert into ledger_entry (id, kind, booked_on, union_id, district_id, year, batch_id, batch_no, amount_fen, booked_by, booker_name, booked_at,
              text) overriding system value values (:union, 'ENROLMENT', now(), :union, :district, 2026, :union, 'b', 0, 'c', 'c', now(), 't')""",
            "insert into ledger_line values (:union, 'PREMIUM', 0, 0, :union, :district)",
            """
            insert into allotment_order (id, order_no, union_id, district_id, year, up_to, batches, headcount, amount_fen, prepared_by, preparer_name,
              prepared_at) values (:union, 'n' || :union, :union, :district, 2026, now(), 1, 1, 1, 'c', 'c', now())""",
            "insert into allotment_batch (entry_id, union_id, district_id, year, order_id) values (:union, :union, :district, 2026, :union)",
            """
            insert into paper (id, kind, subject_id, state, union_id, district_id, content, first_printed_at, last_printed_at) overriding system value
            values (:union, 'k', :union, 's', :union, :district, 'c', now(), now())""",
            "insert into mass_confirmation (id, union_id, asked_by, asked_at) overriding system value values (:union, :union, 'c', now())",
            "insert into mass_confirmation_batch (run_id, batch_id, batch_version) values (:union, :union, 0)",
            "insert into union_plan_choice values (:union, 2026, 'A')",
            """
            insert into cover (batch_id, person_id, member_id, card_id, union_id, district_id, year, type, status, starts_on, ends_on, period, premium_fen,
              municipal_fen, lower_fen)
            values (:union, :union, :union, :union, :union, :district, 2026, 'A', 'PROPOSED', now(), now(), 'FULL', 2, 1, 1)""",
            """
            insert into cover_event (cover_id, kind, ended_on, end_reason, remark, actor, actor_name, at)
            select id, 'ENDED', ends_on, 'DEATH', 'r', 'c', 'c', now() from cover where union_id = :union""",
            """
            insert into benefit_import (id, union_id, district_id, file_name, digest, row_count, taken_count, refused_count, uploaded_by, uploaded_at)
            values (:union, :union, :district, 'f', 'd', 1, 0, 1, 'c', now())""",
            "insert into benefit_import_refusal values (:union, 1, 'c', 'v', 'r', 'r')",
            "insert into benefit select :union, 1, id, 'c' || :union, 'HOSPITAL', now(), 1, 'REGISTERED' from cover where union_id = :union",
            "insert into coverage_summary values (2026, :union, :district, 1, 1, 1, 0, 0, 0, now())",
            "insert into list_preparation (year, way, union_id, asked_at) values (2026, 'COLLECTIVE', :union, now())",
            "insert into prepared_list values (2026, 'COLLECTIVE', :union, :district, 1, now())",
            "insert into coverage_month values (2026, :union, date '2026-01-01', 'NEW_CARD', 'A', 1, 2, 1, 1)",
            """
            insert into approval_request (id, kind, subject, summary, union_id, district_id, basis, payload_sealed, reason, status, requested_by,
              requester_name, requested_at, expires_at)
            values (:union, 'k', 's' || :union, 's', :union, :district, 0, 'x', 'r', 'OPEN', 'c', 'c', now(), now())""",
            "insert into personal_data_export (request_id, login, most, available_until) values (:union, 'c', 1, now())",
            """
            insert into member_change (member_id, union_id, district_id, action, status, changed_on, at, login, actor)
            values (:union, :union, :district, 'APPROVE', 'ACTIVE', now(), now(), 'c', 'c')""",
            """
            insert into transfer_request (id, member_id, union_id, district_id, to_union_id, to_district_id, origin, reason, status, waiting_since,
              requested_by, requested_at) values (:union, :union, :union, :district, 1, 1, 'RECEIVING', 'r', 'REQUESTED', now(), 'c', now())""",
            "insert into user_account (id, login, name, union_id, password_hash) values (:union, 'c' || :union, 'c', :union, 'x')",
            "insert into transfer_look_up (user_id, union_id, district_id, at) values (:union, :union, :district, now())",
            """
            insert into trade_union_change (union_id, district_id, at, login, actor, kind, item)
            values (:union, :district, now(), 'c', 'c', 'FOUNDED', 'PARENT')""",
            """
            insert into affiliation_change (union_id, from_parent_id, to_parent_id, reason, status, requested_by, requested_at)
            values (:union, :union, 1, 'r', 'REQUESTED', 'c', now())""",
            """
            insert into union_import (id, union_id, district_id, file_name, digest, row_count, taken_count, refused_count, uploaded_by, uploaded_at)
            values (:union, :union, :district, 'f', 'd', 1, 0, 1, 'c', now())""",
            "insert into union_import_refusal values (:union, 1, 'c', 'v', 'r', 'r')");

    private WalledRows() {
    }

    static void insert(Handle h, long union) {
        long district = h.createQuery("select district_id from trade_union where id = :id").bind("id", union).mapTo(Long.class).one();
        ROWS.forEach(row -> h.createUpdate(row).bind("union", union).bind("district", district).execute());
    }
}
