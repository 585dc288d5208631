package unioncard.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import unioncard.form.TestUploads;
import unioncard.security.AuditNote;
import unioncard.security.TestUser;
import unioncard.shared.DomainException;
import unioncard.shared.Slice;
import unioncard.shared.TestDatabase;

/**
 * A city of two districts for tests: in the east two streets, each with a works; in the west one street with a mill. Everybody signs in as
 * somebody of a union with every permission.
 */
final class TestTree {

    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T02:00:00Z"), ZoneId.of("Asia/Shanghai"));
    static final long CITY = 1;
    static final long EAST = 2;
    static final long WEST = 3;
    static final long EAST_STREET = 4;
    static final long EAST_TOWN = 5;
    static final long WEST_STREET = 6;
    static final long WORKS = 7;
    static final long SHIPYARD = 8;
    static final long MILL = 9;

    private final TestDatabase database;

    TestTree(TestDatabase database) {
        this.database = database;
        database.jdbi().useHandle(h -> h.execute("""
                insert into trade_union (id, code, name, level, parent_id, path, district_id) values
                  (1, '31', '滨江市总工会', 'MUNICIPAL', null, '/1/', null), (2, '31001', '东区总工会', 'DISTRICT', 1, '/1/2/', 2),
                  (3, '31002', '西区总工会', 'DISTRICT', 1, '/1/3/', 3), (4, '31001001', '江湾街道总工会', 'INTERMEDIATE', 2, '/1/2/4/', 2),
                  (5, '31001002', '长宁镇总工会', 'INTERMEDIATE', 2, '/1/2/5/', 2), (6, '31002001', '重庆路街道总工会', 'INTERMEDIATE', 3, '/1/3/6/', 3),
                  (7, '3100100100001', '江湾机械厂工会', 'GRASSROOTS', 4, '/1/2/4/7/', 2), (8, '3100100200001', '䶮𬎆造船厂工会', 'GRASSROOTS', 5, '/1/2/5/8/', 2),
                  (9, '3100200100001', '银行路纺织厂工会', 'GRASSROOTS', 6, '/1/3/6/9/', 3)"""));
        database.owner().useHandle(h -> h.execute("select setval('trade_union_seq', 100)"));
        UnionInitials.fill(database.jdbi());
    }

    Unions unions(long unionId) {
        return new Unions(database.entities(), database.jdbi(), TestUser.of(database.jdbi(), unionId), new AuditNote(), CLOCK);
    }

    AffiliationChanges affiliations(long unionId, String login) {
        return new AffiliationChanges(database.entities(), database.jdbi(), TestUser.of(database.jdbi(), unionId, login), new AuditNote(), CLOCK);
    }

    UnionClosure closure(long unionId) {
        return new UnionClosure(database.entities(), database.jdbi(), TestUser.of(database.jdbi(), unionId), new AuditNote(), CLOCK);
    }

    UnionImports imports(long unionId) {
        return new UnionImports(database.jdbi(), TestUser.of(database.jdbi(), unionId), new AuditNote(), database.parameters(),
                TestUploads.FOLDER, CLOCK);
    }

    UnionExport export(long unionId) {
        return new UnionExport(database.jdbi(), TestUser.of(database.jdbi(), unionId), new AuditNote());
    }

    int version(long unionId) {
        return unions(CITY).find(unionId).version();
    }

    /** The history of a union, newest first: kind, item, old and new value. */
    List<String> history(long unionId) {
        return unions(CITY).changes(unionId, Slice.first(50)).rows().stream()
                .map(c -> c.kind().label() + " " + c.item().label() + " " + c.oldValue() + " → " + c.newValue()).toList();
    }

    String text(String sql) {
        return database.jdbi().withHandle(h -> h.createQuery(sql).mapTo(String.class).findOne().orElse(null));
    }

    List<String> texts(String sql) {
        return database.jdbi().withHandle(h -> h.createQuery(sql).mapTo(String.class).list());
    }

    long number(String sql) {
        return database.jdbi().withHandle(h -> h.createQuery(sql).mapTo(Long.class).one());
    }

    void run(String sql) {
        database.jdbi().useHandle(h -> h.execute(sql));
    }

    /** Runs a boundary call that must be refused with a code. */
    void refused(String code, ThrowingCallable call) {
        assertThatThrownBy(() -> database.inTransaction(() -> {
            try {
                call.call();
            } catch (RuntimeException e) {
                throw e;
            } catch (Throwable e) {
                throw new IllegalStateException(e);
            }
        })).isInstanceOfSatisfying(DomainException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    /** A member of a union with a pending entry, a card at the bank and a cover, in every table that carries the district. */
    void memberEverywhere(long unionId) {
        run("""
                do $$ declare u record; p bigint; m bigint; b bigint; e bigint; c bigint; i bigint; begin
                  select id, district_id into u from trade_union where id = %d;
                  insert into person (name, name_original, document_type, document_sealed, document_index)
                    values ('李𬎆', '李𬎆', 'RESIDENT_ID', 'x', repeat(md5(u.id::text || random()), 2)) returning id into p;
                  insert into member (member_no, person_id, union_id, district_id, status, created_at)
                    values (lpad(nextval('member_no_seq')::text, 10, '0'), p, u.id, u.district_id, 'ACTIVE', now()) returning id into m;
                  insert into pending_entry (member_id, union_id, district_id, channel, added_at, added_by)
                    values (m, u.id, u.district_id, 'REGULAR', now(), 'x');
                  insert into special_information (member_id, district_id) values (m, u.district_id);
                  insert into verification_run (union_id, district_id, channel, total, status, started_by, started_at)
                    values (u.id, u.district_id, 'REGULAR', 1, 'FINISHED', 'x', now()) returning id into i;
                  insert into verification_answer (run_id, member_id, district_id, registry, answer, at)
                    values (i, m, u.district_id, 'POPULATION', 'MATCH', now());
                  insert into member_note (member_id, district_id, kind, raised_at) values (m, u.district_id, 'DECEASED', now());
                  insert into card_batch (batch_no, union_id, district_id, channel, line_count, status, submitted_by, submitter_name, submitted_at)
                    values (lpad(nextval('card_batch_no_seq')::text, 14, '0'), u.id, u.district_id, 'REGULAR', 1, 'ANSWERED', 'x', 'x', now())
                    returning id into b;
                  insert into card_batch_line (batch_id, seq, district_id, member_id, person_id, member_no, name, nationality, document_type,
                    document_sealed, document_long_term, status, answered_at)
                    values (b, 1, u.district_id, m, p, '0', '李𬎆', 'CHN', 'RESIDENT_ID', 'x', true, 'ISSUED', now());
                  insert into special_attachment (member_id, district_id, kind, media_type, size_bytes, digest, key_sealed, content, uploaded_by,
                    uploader_name, uploaded_at) values (m, u.district_id, 'FRONT', 'PDF', 1, 'd', 'x', 'x', 'x', 'x', now()) returning id into i;
                  insert into card_batch_attachment (batch_id, seq, attachment_id, district_id) values (b, 1, i, u.district_id);
                  with answered as (insert into bank_file (direction, kind, name, digest, size_bytes, status, at)
                    values ('IN', 'RESULT', 'r' || b, repeat(md5('f' || b), 2), 1, 'APPLIED', now()) returning id)
                  insert into bank_rejection (file_id, line_no, reason, text, batch_id, union_id, district_id)
                    select answered.id, 2, 'CARD_NUMBER', 'x', b, u.id, u.district_id from answered;
                  insert into card (person_id, member_id, district_id, card_no_sealed, card_no_index, card_no_date, issued_at)
                    values (p, m, u.district_id, 'x', repeat(md5('c' || p), 2), date '2026-01-10', now()) returning id into c;
                  insert into card_registration values (c, 2026, m, u.id, u.district_id, now(), 'x', 'x');
                  insert into card_log (member_id, district_id, at, actor, step, outcome, text)
                    values (m, u.district_id, now(), 'x', 'ADDED', 'DONE', 'x');
                  insert into enrolment_batch (batch_no, union_id, district_id, year, way, type, headcount, premium_fen, municipal_fen, lower_fen,
                    status, submitted_by, submitted_at, updated_at)
                    values (lpad(nextval('enrolment_batch_no_seq')::text, 14, '0'), u.id, u.district_id, 2026, 'NEW_CARD', 'A', 1, 2, 1, 1, 'CONFIRMED',
                    'x', now(), now()) returning id into e;
                  insert into cover (batch_id, person_id, member_id, card_id, union_id, district_id, year, type, status, starts_on, ends_on, period,
                    premium_fen, municipal_fen, lower_fen)
                    values (e, p, m, c, u.id, u.district_id, 2026, 'A', 'CONFIRMED', '2026-02-01', '2026-12-31', 'FULL', 2, 1, 1);
                  insert into coverage_summary values (2026, u.id, u.district_id, 1, 1, 1, 0, 0, 0, now()) on conflict do nothing;
                  insert into prepared_list values (2026, 'COLLECTIVE', u.id, u.district_id, 1, now()) on conflict do nothing;
                  insert into payment_voucher (union_id, district_id, amount_fen, paid_on, media_type, size_bytes, digest, key_sealed, content, uploaded_by,
                    uploader_name, uploaded_at, status, decided_by, decided_at)
                    values (u.id, u.district_id, 1, now(), 'PDF', 1, md5(m::text), 'x', 'x', 'x', 'x', now(), 'VERIFIED', 'y', now()) returning id into i;
                  insert into payment_voucher_batch values (i, e, u.district_id, 1);
                  insert into member_import (union_id, district_id, file_name, digest, row_count, taken_count, refused_count, uploaded_by, uploaded_at)
                    values (u.id, u.district_id, 'x', md5(m::text), 0, 0, 0, 'x', now());
                  insert into union_import (union_id, district_id, file_name, digest, row_count, taken_count, refused_count, uploaded_by, uploaded_at)
                    values (u.id, u.district_id, 'x', md5(m::text), 0, 0, 0, 'x', now());
                  insert into benefit_import (union_id, district_id, file_name, digest, row_count, taken_count, refused_count, uploaded_by, uploaded_at)
                    values (u.id, u.district_id, 'x', md5(m::text), 0, 0, 0, 'x', now());
                  insert into approval_request (kind, subject, summary, union_id, district_id, basis, payload_sealed, reason, status, requested_by,
                    requester_name, requested_at, expires_at)
                    values ('k', 'member ' || m, 's', u.id, u.district_id, 0, 'x', 'r', 'OPEN', 'c', 'c', now(), now());
                  insert into paper (kind, subject_id, state, union_id, district_id, content, first_printed_at, last_printed_at)
                    values ('ENROLMENT_ROSTER', e, 'CONFIRMED', u.id, u.district_id, '[]', now(), now());
                  insert into transfer_request (member_id, union_id, district_id, to_union_id, to_district_id, origin, reason, status, waiting_since,
                    requested_by, requested_at, closed_at)
                    values (m, u.id, u.district_id, 1, u.district_id, 'RECEIVING', 'r', 'WITHDRAWN', now(), 'c', now(), now());
                  insert into user_account (login, name, union_id, password_hash) values ('c' || m, 'c', u.id, 'x') returning id into i;
                  insert into transfer_look_up (user_id, union_id, district_id, at) values (i, u.id, u.district_id, now());
                end $$""".formatted(unionId));
    }
}
