package unioncard.insurance;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** The statements over the covers of a batch. */
@ApplicationScoped
class CoverSql {

    @Inject
    Jdbi jdbi;

    /** Persons of a waiting batch who have left, changed union or have no live card any more. */
    Persons noLongerEntitled(long batchId) {
        return jdbi.withHandle(h -> h.createQuery("""
                with gone as (select p.name || ' ' || m.member_no as named, m.member_no
                  from cover v join member m on m.id = v.member_id join person p on p.id = v.person_id
                  where v.batch_id = :batch and v.status = 'PROPOSED'
                    and (m.status <> 'ACTIVE' or m.union_id <> v.union_id
                         or not exists (select from card c where c.person_id = v.person_id and c.status in ('INACTIVE', 'ACTIVE', 'LOST'))))
                select count(*) count, array(select named from gone order by member_no limit :named) names from gone""")
                .bind("batch", batchId).bind("named", Persons.NAMED).map(Persons::of).one());
    }

    /**
     * Puts the covers of a batch into force, each on the person's present card, of everybody but {@link #noLongerEntitled}. With a new start
     * the cover pays the premium of its new period, which the batch has kept from its submission (§9c 7).
     *
     * @param start the common new start, or null when starts stay as they are
     * @param period the period that follows from it, or null
     * @return totals of the covers in force
     */
    FeePreview confirm(long batchId, LocalDate start, PeriodClass period) {
        return jdbi.withHandle(h -> h.createQuery("""
                with confirmed as (
                  update cover v set status = 'CONFIRMED', card_id = c.id, starts_on = coalesce(cast(:start as date), v.starts_on),
                         period = coalesce(r.period, v.period), premium_fen = coalesce(r.premium_fen, v.premium_fen),
                         municipal_fen = coalesce(r.municipal_fen, v.municipal_fen), lower_fen = coalesce(r.premium_fen - r.municipal_fen, v.lower_fen)
                  from (select * from cover where batch_id = :batch and status = 'PROPOSED' offset 0) old
                    join lateral (select c.id from card c where c.person_id = old.person_id and c.status in ('INACTIVE', 'ACTIVE', 'LOST') offset 0) c on true
                    join lateral (select from member m where m.id = old.member_id and m.status = 'ACTIVE' and m.union_id = old.union_id offset 0) m on true
                    left join (select cast(:period as varchar) period, case when :period = 'HALF' then half_fen else full_fen end premium_fen,
                        case when :period = 'HALF' then half_municipal_fen else full_municipal_fen end municipal_fen
                      from enrolment_batch where id = :batch) r on r.period <> old.period
                  where v.id = old.id
                  returning v.period, v.premium_fen, v.municipal_fen, v.lower_fen)
                select count(*) headcount, coalesce(sum(premium_fen), 0) premium_fen, coalesce(sum(municipal_fen), 0) municipal_fen,
                       coalesce(sum(lower_fen), 0) lower_fen, count(*) filter (where period = 'HALF') half_period, 0 not_enrollable
                from confirmed""")
                .bind("batch", batchId).bind("start", start).bind("period", period).map(ConstructorMapper.of(FeePreview.class)).one());
    }

    /** Lets the members of a returned or withdrawn batch go. */
    void release(long batchId) {
        jdbi.useHandle(h -> h.createUpdate("update cover set status = 'RELEASED' where batch_id = :batch and status = 'PROPOSED'")
                .bind("batch", batchId).execute());
    }

    /** The next batch number of a day: yyyyMMdd and six digits. */
    String nextNumber(LocalDate day) {
        return jdbi.withHandle(h -> h.createQuery(
                "select to_char(cast(:day as date), 'YYYYMMDD') || lpad(cast(nextval('enrolment_batch_no_seq') as text), 6, '0')")
                .bind("day", day).mapTo(String.class).one());
    }
}
