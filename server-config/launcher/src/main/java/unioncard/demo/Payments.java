package unioncard.demo;

import java.time.LocalDate;
import java.util.HexFormat;
import org.jdbi.v3.core.Handle;
import unioncard.security.FileSeal;
import unioncard.security.PersonalData;

/** What was booked for the confirmed enrolments, and how the unions have paid: all but the batches of the last weeks, a voucher for each year. */
final class Payments {

    private static final LocalDate PAID_BEFORE = DemoDates.BASE.minusDays(30);
    private static final String DAY = "(b.decided_at at time zone 'Asia/Shanghai')::date";

    private Payments() {
    }

    static void write(Handle handle, PersonalData personalData) {
        handle.execute("update enrolment_batch b set voucher_due_on = " + DAY + " + 15 where b.status = 'CONFIRMED'");
        handle.execute("""
                with e as (
                  insert into ledger_entry (kind, booked_on, union_id, district_id, year, batch_id, batch_no, amount_fen, headcount, municipal_fen,
                    booked_by, booker_name, booked_at, text)
                  select 'ENROLMENT', %s, b.union_id, b.district_id, b.year, b.id, b.batch_no, b.premium_fen, b.headcount, b.municipal_fen, b.decided_by,
                    coalesce(a.name, b.decided_by), b.decided_at,
                    '参保批次 ' || b.batch_no || '，' || b.headcount || ' 人'
                  from enrolment_batch b left join user_account a on a.login = b.decided_by where b.status = 'CONFIRMED' order by b.decided_at, b.id
                  returning id, batch_id, union_id, district_id)
                insert into ledger_line (entry_id, account, debit_fen, credit_fen, union_id, district_id)
                select e.id, l.account, l.debit, l.credit, e.union_id, e.district_id from e join enrolment_batch b on b.id = e.batch_id, lateral (values
                  ('MUNICIPAL_SHARE', b.municipal_fen, 0), ('DISTRICT_SHARE', b.district_fen, 0), ('INTERMEDIATE_SHARE', b.intermediate_fen, 0),
                  ('LOWER_SHARE', b.lower_fen - b.district_fen - b.intermediate_fen, 0), ('PREMIUM', 0, b.premium_fen)) l (account, debit, credit)
                where l.debit > 0 or l.account not in ('DISTRICT_SHARE', 'INTERMEDIATE_SHARE')"""
                .formatted(DAY));
        handle.execute("insert into allotment_batch (entry_id, union_id, district_id, year) select id, union_id, district_id, year from ledger_entry "
                + "where kind = 'ENROLMENT' and municipal_fen > 0 order by id");
        vouchers(handle, personalData);
        handle.execute("""
                with e as (
                  insert into ledger_entry (kind, booked_on, union_id, district_id, year, batch_id, batch_no, voucher_id, amount_fen, booked_by,
                    booker_name, booked_at, text)
                  select 'VOUCHER', (v.decided_at at time zone 'Asia/Shanghai')::date, b.union_id, b.district_id, b.year, b.id, b.batch_no, v.id, x.lower_fen,
                    v.decided_by, v.decider_name, v.decided_at, '缴费凭证 ' || v.id || '，批次 ' || b.batch_no
                  from payment_voucher_batch x join payment_voucher v on v.id = x.voucher_id join enrolment_batch b on b.id = x.batch_id
                  order by v.decided_at, b.id returning id, batch_id, union_id, district_id, amount_fen)
                insert into ledger_line (entry_id, account, debit_fen, credit_fen, union_id, district_id)
                select e.id, l.account, l.debit, l.credit, e.union_id, e.district_id from e,
                  lateral (select 'PREMIUM', e.amount_fen, 0 union all
                    select l.account, 0, l.debit_fen from ledger_entry o join ledger_line l on l.entry_id = o.id where o.batch_id = e.batch_id
                      and o.kind = 'ENROLMENT' and l.account in ('DISTRICT_SHARE', 'INTERMEDIATE_SHARE', 'LOWER_SHARE') and l.debit_fen > 0)
                    l (account, debit, credit)""");
        handle.execute("update enrolment_batch b set owes = true where b.status = 'CONFIRMED' and b.lower_fen > 0 "
                + "and not exists (select from payment_voucher_batch p where p.batch_id = b.id)");
    }

    private static void vouchers(Handle handle, PersonalData personalData) {
        var picture = Specimen.picture("VOUCHER");
        var seal = FileSeal.create(personalData);
        handle.createUpdate("""
                insert into payment_voucher (union_id, district_id, amount_fen, paid_on, media_type, size_bytes, digest, key_sealed, content, status,
                  uploaded_by, uploader_name, uploaded_at, decided_by, decider_name, decided_at, version)
                select p.union_id, p.district_id, p.owed, p.last::date + 6, 'PNG', :size, repeat(md5(p.union_id || ' ' || p.year), 2), :key,
                  cast(:content as bytea), 'VERIFIED', p.clerk, coalesce(c.name, p.clerk), p.last + interval '7 days', p.reviewer,
                  coalesce(r.name, p.reviewer), p.last + interval '9 days', 1
                from (select b.union_id, b.district_id, b.year, sum(b.lower_fen) owed, max(b.decided_at) as last, max(b.submitted_by) clerk,
                    max(b.decided_by) reviewer from enrolment_batch b where b.status = 'CONFIRMED' and b.decided_at < :before group by 1, 2, 3) p
                  left join user_account c on c.login = p.clerk left join user_account r on r.login = p.reviewer
                order by p.last, p.union_id""")
                .bind("size", picture.length).bind("key", seal.key().token()).bind("before", DemoDates.at(PAID_BEFORE, 0, 0))
                .bind("content", "\\x" + HexFormat.of().formatHex(seal.seal(0, picture))).execute();
        handle.createUpdate("""
                insert into payment_voucher_batch (voucher_id, batch_id, district_id, lower_fen)
                select v.id, b.id, b.district_id, b.lower_fen from enrolment_batch b
                  join payment_voucher v on v.digest = repeat(md5(b.union_id || ' ' || b.year), 2)
                where b.status = 'CONFIRMED' and b.decided_at < :before order by b.id""").bind("before", DemoDates.at(PAID_BEFORE, 0, 0)).execute();
    }
}
