package unioncard.rules;

import java.time.Instant;
import java.time.LocalDate;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** Statements on the working calendar. */
final class CalendarSql {

    private CalendarSql() {
    }

    /** A year, two statements. */
    static CalendarYear year(Handle h, int year, Instant now) {
        var days = h.createQuery("select day, working, name from calendar_day where day between :first and :last order by day")
                .bind("first", LocalDate.of(year, 1, 1)).bind("last", LocalDate.of(year, 12, 31)).map(ConstructorMapper.of(CalendarDay.class)).list();
        return h.createQuery("""
                select y.version, exists (select from approval_request r where r.kind = :kind and r.subject = :subject and r.status = 'OPEN'
                  and r.expires_at > :now) pending from (select cast(:year as integer) wanted) w left join calendar_year y on y.year = w.wanted""")
                .bind("year", year).bind("kind", CalendarChange.CODE).bind("subject", CalendarChange.subject(year)).bind("now", now)
                .map((row, context) -> {
                    int version = row.getInt("version");
                    return new CalendarYear(year, !row.wasNull(), version, row.getBoolean("pending"), days);
                }).one();
    }

    /** Raises the year's version; false when it is not at the one given. */
    static boolean advance(Handle h, int year, int version, long requestId) {
        return h.createUpdate("""
                insert into calendar_year (year, version, request_id) select :year, 1, :request where cast(:version as integer) = 0
                on conflict (year) do nothing""").bind("year", year).bind("version", version).bind("request", requestId).execute() == 1
                || h.createUpdate("update calendar_year set version = version + 1, request_id = :request where year = :year and version = :version")
                .bind("year", year).bind("version", version).bind("request", requestId).execute() == 1;
    }

    /** Makes a day an exception, or another one than it was. */
    static void set(Handle h, CalendarDay day) {
        h.createUpdate("""
                insert into calendar_day (day, working, name) values (:day, :working, :name)
                on conflict (day) do update set working = excluded.working, name = excluded.name""").bindMethods(day).execute();
    }

    /** Makes a day an ordinary one. */
    static void clear(Handle h, LocalDate day) {
        h.createUpdate("delete from calendar_day where day = :day").bind("day", day).execute();
    }
}
