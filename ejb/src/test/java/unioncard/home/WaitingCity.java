package unioncard.home;

import java.io.ByteArrayInputStream;
import unioncard.attachment.SampleFiles;
import unioncard.card.AttachmentKind;
import unioncard.card.CardWorld;

/** The city of {@link CardWorld} in which something of everything waits in one union and in its district, beside what only looks like it. */
final class WaitingCity {

    static final String CLERK = "clerk";
    private final CardWorld world;

    WaitingCity(CardWorld world) {
        this.world = world;
    }

    void fill() {
        members();
        pendingList();
        cardBatches();
        transfers();
        enrolments();
        exchange();
        world.change("""
                insert into approval_request (kind, subject, summary, union_id, district_id, basis, payload_sealed, reason, status, requested_by,
                  requester_name, requested_at, expires_at)
                select 'SAMPLE', s.subject, 's', u.id, u.district_id, 0, 'x', 'r', 'OPEN', s.login, 'n', n.at - interval '9 days', n.at + s.left_to_it
                from trade_union u, %s n, (values ('a', 'other', interval '1 day'), ('b', 'clerk', '1 day'), ('c', 'other', '-1 day'))
                  s (subject, login, left_to_it) where u.id = %d""".formatted(now(), world.union));
        world.change("""
                insert into user_account (login, name, union_id, password_hash, enabled, confirmed, locked_until)
                select s.login, s.login, u.id, 'x', s.enabled, s.confirmed, n.at + s.locked from trade_union u, %s n, (values
                  ('new1', true, false, null::interval), ('new2', true, false, '1 hour'), ('gone', false, false, '1 hour'),
                  ('locked', true, true, '1 hour'), ('was-locked', true, true, '-1 hour'), ('plain', true, true, null))
                  s (login, enabled, confirmed, locked) where u.level = 'MUNICIPAL'""".formatted(now()));
    }

    private String now() {
        return "(select timestamptz '" + world.clock.instant() + "' at)";
    }

    private long member(String handling) {
        long member = world.member("李𬎆");
        world.change("update member set handling_status = '" + handling + "' where id = " + member);
        return member;
    }

    private void members() {
        member("OPEN");
        member("OPEN");
        member("FAILED");
        world.change("update member set status = 'UNREVIEWED' where id = " + member("OPEN"));
        world.change("update member set status = 'RETAINED' where id = " + member("FAILED"));
        world.member(world.otherUnion, "别处", "RESIDENT_ID");
    }

    private void entry(String handling, String channel, String verification, String expiresAfter) {
        long member = member(handling);
        world.change("""
                insert into pending_entry (member_id, union_id, district_id, channel, special_reason, added_at, added_by, verification)
                select id, union_id, district_id, '%1$s', case '%1$s' when 'SPECIAL' then 'RARE_CHARACTER' end, now(), 'c', '%2$s'
                from member where id = %3$d"""
                .formatted(channel, verification, member));
        if (expiresAfter != null) {
            world.change("""
                    update person set document_long_term = false, document_expires_on = date '%s' + interval '%s'
                    where id = (select person_id from member where id = %d)""".formatted(CardWorld.TODAY, expiresAfter, member));
        }
    }

    private void pendingList() {
        entry("OPEN", "SPECIAL", "PASSED", null);
        long entry = Long.parseLong(world.text("select id from pending_entry"));
        world.change("insert into special_information (member_id, district_id, bank_name) select member_id, district_id, '李YU' from pending_entry");
        for (var kind : new AttachmentKind[] {AttachmentKind.FRONT, AttachmentKind.BACK}) {
            world.specialAttachments(world.union).upload(entry, kind, "scan.png", new ByteArrayInputStream(SampleFiles.png()));
        }
        entry("OPEN", "SPECIAL", "PASSED", "3 days");
        entry("FAILED", "SPECIAL", "UNVERIFIED", null);
        entry("OPEN", "SPECIAL", "FAILED", "31 days");
        entry("OPEN", "REGULAR", "UNVERIFIED", "30 days");
        entry("OPEN", "REGULAR", "UNVERIFIED", null);
        entry("OPEN", "REGULAR", "VERIFYING", null);
        entry("OPEN", "REGULAR", "FAILED", "-1 days");
        entry("FAILED", "REGULAR", "PASSED", null);
        entry("OPEN", "REGULAR", "PASSED", null);
    }

    private void cardBatches() {
        world.change("""
                insert into card_batch (batch_no, union_id, district_id, channel, line_count, status, submitted_by, submitter_name, submitted_at, sent_at)
                select 'B' || s.no, u.id, u.district_id, 'REGULAR', 1, s.status, 'c', 'c', n.at - interval '60 days', n.at - s.ago
                from trade_union u, %s n, (values (1, 'TO_SEND', null::interval), (2, 'SENT', '1 hour'), (3, 'ACKNOWLEDGED', '50 days'),
                  (4, 'PARTLY_ANSWERED', '50 days'), (5, 'ANSWERED', '50 days'), (6, 'REJECTED', '50 days'), (7, 'WITHDRAWN', null)) s (no, status, ago)
                where u.id = %d""".formatted(now(), world.union));
    }

    /** Requests between the two unions: open ones of others and of the clerk, and what has become of older ones. */
    private void transfers() {
        transfer("RECEIVING", "REQUESTED", "other", "1 day");
        transfer("RECEIVING", "REQUESTED", "other", "20 days");
        transfer("RECEIVING", "REQUESTED", CLERK, "20 days");
        transfer("RELEASING", "REFUSED", CLERK, "2 days");
        transfer("RELEASING", "DONE", CLERK, "8 days");
        transfer("RELEASING", "RELEASED", CLERK, "1 day");
        transfer("RECEIVING", "REFUSED", "other", "2 days");
    }

    private void transfer(String origin, String status, String by, String ago) {
        world.change("""
                insert into transfer_request (member_id, union_id, district_id, to_union_id, to_district_id, origin, reason, status, waiting_since,
                  requested_by, requested_at, out_agreed, out_by, out_at, in_agreed, in_by, in_at)
                select m.id, m.union_id, m.district_id, u.id, u.district_id, s.origin, '工作调动', s.status, n.at - s.ago, s.login, n.at - s.ago,
                  case when s.agreed then true end, case when s.agreed then 'head-a' end, case when s.agreed then n.at - s.ago end,
                  case when s.status in ('DONE', 'REFUSED') then s.status = 'DONE' end, case when s.status in ('DONE', 'REFUSED') then 'head-b' end,
                  case when s.status in ('DONE', 'REFUSED') then n.at - s.ago end
                from member m, trade_union u, %s n, (select '%s' origin, '%s' status, '%s' login, interval '%s' ago, %s agreed) s
                where m.id = %d and u.id = %d"""
                .formatted(now(), origin, status, by, ago, !status.equals("REQUESTED"), member("ISSUED"), world.otherUnion));
    }

    private void enrolments() {
        cardHolder("2026-05-01");
        cardHolder("2026-12-31");
        cardHolder("2025-05-01");
        enrolment("RETURNED", "NEW_CARD", null);
        enrolment("RETURNED", "COLLECTIVE", null);
        enrolment("AWAITING_DISTRICT", "NEW_CARD", null);
        enrolment("CONFIRMED", "NEW_CARD", "2026-11-22");
        enrolment("CONFIRMED", "NEW_CARD", "2026-11-23");
        long covered = cardHolder("2026-06-01");
        world.change("""
                insert into cover (batch_id, person_id, member_id, card_id, union_id, district_id, year, type, status, starts_on, ends_on, period, premium_fen,
                  municipal_fen, lower_fen)
                select (select max(id) from enrolment_batch), m.person_id, m.id, c.id, m.union_id, m.district_id, 2026, 'A', 'CONFIRMED', '2026-06-02',
                  '2026-12-31', 'FULL', 2, 1, 1 from member m join card c on c.member_id = m.id where m.id =\s""" + covered);
        for (var by : new String[] {"other", CLERK}) {
            world.change("""
                    insert into payment_voucher (union_id, district_id, amount_fen, paid_on, media_type, size_bytes, digest, key_sealed, content, uploaded_by,
                      uploader_name, uploaded_at)
                    select id, district_id, 1200, now(), 'PDF', 1, '%s', 'x', 'x', '%s', 'c', now() from trade_union where id = %d"""
                    .formatted(by, by, world.union));
        }
    }

    private long cardHolder(String cardDate) {
        long member = member("ISSUED");
        world.change("""
                insert into card (person_id, member_id, district_id, card_no_sealed, card_no_index, card_no_date, status, issued_at)
                select person_id, id, district_id, 'x', member_no, '%s', 'ACTIVE', now() from member where id = %d""".formatted(cardDate, member));
        return member;
    }

    private void enrolment(String status, String way, String due) {
        world.change("""
                insert into enrolment_batch (batch_no, union_id, district_id, year, way, type, headcount, premium_fen, municipal_fen, lower_fen, status,
                  submitted_by, submitted_at, updated_at, voucher_due_on, owes)
                select case when d.due is not null then 'E' || d.due end, id, district_id, 2026, '%s', 'A', 1, 2, 1, 1, '%s', 'c', now(), now(), d.due,
                  d.due is not null from trade_union, (select %s::date due) d where id = %d"""
                .formatted(way, status, due == null ? "null" : "'" + due + "'", world.union));
    }

    private void exchange() {
        for (var status : new String[] {"APPLIED", "RECEIVED"}) {
            world.change("""
                    with f as (insert into bank_file (direction, kind, name, digest, size_bytes, batch_no, status, at)
                      values ('IN', 'RESULT', '%1$s', '%1$s', 1, 'B4', '%1$s', now()) returning id)
                    insert into bank_rejection (file_id, line_no, reason, text, union_id, district_id)
                    select f.id, 2, 'UNKNOWN_LINE', 't', u.id, u.district_id from f, trade_union u where u.id = %2$d""".formatted(status, world.union));
        }
        world.change("""
                insert into exchange_alarm (kind, subject, text, raised_at, closed_at, closed_by)
                values ('GAP', 'a', 't', now(), null, null), ('GAP', 'b', 't', now(), now(), 'x')""");
    }
}
