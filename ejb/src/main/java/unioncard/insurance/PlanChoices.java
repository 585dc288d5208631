package unioncard.insurance;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jdbi.v3.core.Jdbi;
import unioncard.shared.DomainException;

/**
 * The one plan of a base union in a year (同一保障年度只能选择一个保障类型). Its row is also what two submissions of one union queue for, so that
 * the second one sees what the first has enrolled.
 */
@ApplicationScoped
class PlanChoices {

    @Inject
    Jdbi jdbi;

    /** Chooses the plan, or keeps the choice, and holds it until the transaction ends. {@code enrolment.other-plan} names a different choice. */
    void take(long unionId, int year, String type) {
        var chosen = jdbi.withHandle(h -> h.createQuery("""
                with choice as (insert into union_plan_choice (union_id, year, type) values (:union, :year, :type)
                  on conflict (union_id, year) do update set type = union_plan_choice.type returning type)
                select c.type, p.name from choice c join coverage_plan p on p.year = :year and p.type = c.type""")
                .bind("union", unionId).bind("year", year).bind("type", type)
                .map((row, context) -> new Choice(row.getString("type"), row.getString("name"))).one());
        if (!chosen.type.equals(type)) {
            throw new DomainException("enrolment.other-plan", String.valueOf(year), chosen.name);
        }
    }

    /** Gives up the choice when no cover of the union is left that depends on it. */
    void releaseUnused(long unionId, int year) {
        jdbi.useHandle(h -> {
            // Lock first, look in a second statement: a submission that held the row meanwhile has committed its covers by then.
            h.createQuery("select type from union_plan_choice where union_id = :union and year = :year for update")
                    .bind("union", unionId).bind("year", year).mapTo(String.class).findOne();
            h.createUpdate("""
                    delete from union_plan_choice where union_id = :union and year = :year and not exists (
                      select from enrolment_batch b join cover v on v.batch_id = b.id
                      where b.union_id = :union and b.year = :year and v.status in ('PROPOSED', 'CONFIRMED'))""")
                    .bind("union", unionId).bind("year", year).execute();
        });
    }

    private record Choice(String type, String name) {
    }
}
