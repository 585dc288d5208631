package unioncard.roster;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import unioncard.reports.Copy;
import unioncard.reports.registration.RegistrationDocument;
import unioncard.reports.registration.RegistrationLine;
import unioncard.security.AuditNote;
import unioncard.security.CurrentUser;
import unioncard.security.Masked;
import unioncard.security.Permission;
import unioncard.security.Requires;

/**
 * 年度注册名单: the cards that the own union has registered for a year, whatever became of card and member since; the list grows until the year's
 * registration is over.
 */
@Stateless
public class RegistrationList {

    private Jdbi jdbi;
    private Clock clock;
    private CurrentUser current;
    private AuditNote note;
    private PrintRoom room;

    public RegistrationList() {
    }

    @Inject
    RegistrationList(Jdbi jdbi, Clock clock, CurrentUser current, AuditNote note, PrintRoom room) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.current = current;
        this.note = note;
        this.room = room;
    }

    /**
     * Prints the list of the own union as PDF.
     *
     * @return file name proposed for the download
     */
    @Requires(Permission.PRINT_ROSTERS)
    public String print(int year, OutputStream out) {
        var user = current.get();
        var union = jdbi.withHandle(h -> h.createQuery("select code, name from trade_union where id = :id").bind("id", user.unionId())
                .map(ConstructorMapper.of(Union.class)).one());
        var lines = lines(user.unionId(), year);
        note.about("year " + year + ", " + lines.size() + " lines");
        room.print(new RegistrationDocument(union.name(), union.code(), Integer.toString(year), lines),
                new Copy(CityTime.of(clock, clock.instant()), null, user.name()), out);
        return "会员服务卡年度注册名单-" + year + ".pdf";
    }

    private List<RegistrationLine> lines(long union, int year) {
        var lines = new ArrayList<RegistrationLine>();
        jdbi.useHandle(h -> h.createQuery("""
                select m.member_no, p.name, c.card_no_sealed number, c.card_no_date, c.activated_on, r.registered_at, r.registrar
                from card_registration r join card c on c.id = r.card_id join member m on m.id = r.member_id join person p on p.id = m.person_id
                where r.year = :year and r.union_id = :union order by m.member_no, c.id""").bind("year", year).bind("union", union)
                .map(ConstructorMapper.of(Registered.class)).forEach(card -> lines.add(printed(lines.size() + 1, card))));
        return lines;
    }

    private RegistrationLine printed(int sequence, Registered card) {
        return new RegistrationLine(sequence, card.memberNo(), card.name(), card.number().text(), card.cardNoDate().toString(),
                card.activatedOn() == null ? null : card.activatedOn().toString(), CityTime.of(clock, card.registeredAt()).toLocalDate().toString(),
                card.registrar());
    }

    /** The own union. */
    public record Union(String code, String name) {
    }

    /** A registered card, its number masked. */
    public record Registered(String memberNo, String name, Masked number, LocalDate cardNoDate, LocalDate activatedOn, Instant registeredAt,
            String registrar) {
    }
}
