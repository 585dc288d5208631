package unioncard.member;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import unioncard.form.FormRefusal;
import unioncard.security.PersonalData;
import unioncard.security.PersonalKind;
import unioncard.security.Sealed;
import unioncard.shared.Database;
import unioncard.shared.Pinyin;

/**
 * Rows of a form on their way to members, chunk by chunk, each in a fixed number of statements. The unique constraints of person and member have
 * the last word, so that two forms at once cannot take the same person twice.
 */
final class StagingSql {

    private static final String COLUMNS = """
            import_id, row_no, name, name_original, name_pinyin, sex, birth_date, ethnicity, nationality, document_type, document_sealed,
            document_index, mobile_sealed, joined_on, education, political_status, employment, skill_grade, household_type,
            household_place, native_place, migrant_worker, work_unit, change_kind, change_reason""";

    private StagingSql() {
    }

    /** The rows as COPY takes them, personal numbers encrypted on the way. */
    static CharSequence text(long importId, List<Newcomer> newcomers, PersonalData personalData) {
        var rows = new StringBuilder(newcomers.size() * 600);
        for (var n : newcomers) {
            Database.copyRow(rows, importId, n.rowNo(), n.name().value(), n.name().original(), Pinyin.of(n.name().value()).orElse(null), n.sex(),
                    n.birthDate(), n.ethnicity(), n.document().nationality(), n.document().type(),
                    personalData.seal(PersonalKind.DOCUMENT, n.document().value()).token(),
                    personalData.index(PersonalKind.DOCUMENT, n.document().key()),
                    personalData.seal(PersonalKind.MOBILE, n.mobile()).token(), n.joinedOn(), n.education(), n.politicalStatus(),
                    n.employment(), n.skillGrade(), n.householdType(), n.householdPlace(), n.nativePlace(), n.migrantWorker(), n.workUnit(),
                    n.changeKind(), n.changeReason());
        }
        return rows;
    }

    static void stage(Handle h, CharSequence rows) {
        Database.copyInBehindWall(h, "member_import_row (" + COLUMNS + ")", rows);
    }

    /** A row refused because of what is known about the person; public for Jdbi only. */
    public record Judged(int rowNo, Sealed document, Fault fault) {

        FormRefusal refusal(PersonalData personalData) {
            return new FormRefusal(rowNo, FormColumn.DOCUMENT_NUMBER.header(), personalData.mask(document).text(), fault.reason(), fault.remedy());
        }
    }

    /**
     * Takes out the rows behind one up to another whose persons are somebody's members, or were members under another name. Who has been a
     * member before has a name that somebody reviewed; who was only ever refused may have been misspelt.
     */
    static List<Judged> judge(Handle h, long importId, long unionId, int after, int upTo) {
        return judge(h, "join person p on p.document_type = r.document_type and p.document_index = r.document_index", importId, unionId, after, upTo);
    }

    /** The same with the rows being taken: of them only persons known before {@link #addPersons} can be anybody's members. */
    static List<Judged> judgeKnown(Handle h, long importId, long unionId, int after, int upTo) {
        return judge(h, "join taking t on t.row_no = r.row_no and t.known join person p on p.id = t.person_id", importId, unionId, after, upTo);
    }

    private static List<Judged> judge(Handle h, String persons, long importId, long unionId, int after, int upTo) {
        return h.createQuery("""
                with judged as (
                  select r.row_no, case when m.union_id = :union then 'MEMBER_HERE' when m.id is not null then 'MEMBER_ELSEWHERE'
                                   else 'NAME_DIFFERS_FROM_KNOWN' end fault
                  from member_import_row r %s
                    left join member m on m.person_id = p.id and m.status in (<live>)
                  where r.import_id = :import and r.row_no > :after and r.row_no <= :upTo
                    and (m.id is not null or p.name <> r.name and exists (select from member l where l.person_id = p.id and l.status = 'LEFT')))
                delete from member_import_row r using judged j where r.import_id = :import and r.row_no = j.row_no
                returning r.row_no, r.document_sealed as document, j.fault""".formatted(persons))
                .bind("import", importId).bind("union", unionId).bind("after", after).bind("upTo", upTo).bindList("live", ImportSql.live())
                .map((row, context) -> new Judged(row.getInt(1), new Sealed(row.getString(2)), Fault.valueOf(row.getString(3)))).list();
    }

    /** Last of the next so many rows behind one; 0 when there are none. */
    static int chunkEnd(Handle h, long importId, int after, int size) {
        return h.createQuery("""
                select coalesce(max(row_no), 0) from (
                  select row_no from member_import_row where import_id = :import and row_no > :after order by row_no limit :size) next""")
                .bind("import", importId).bind("after", after).bind("size", size).mapTo(Integer.class).one();
    }

    /** Persons not known yet, in the order of their hash, so that two imports wait for each other instead of locking each other out. */
    static void addPersons(Handle h, long importId, int after, int upTo) {
        ranged(h, """
                insert into person (name, name_original, name_pinyin, sex, birth_date, ethnicity, nationality, document_type, document_sealed,
                                    document_index, mobile_sealed)
                select name, name_original, name_pinyin, sex, birth_date, ethnicity, nationality, document_type, document_sealed,
                       document_index, mobile_sealed
                from member_import_row where import_id = :import and row_no > :after and row_no <= :upTo order by document_index
                on conflict on constraint uq_person_document do nothing""", importId, after, upTo);
        // A person just made has the very token of the row: everybody else was known before, and is held from here on.
        ranged(h, """
                create temporary table taking on commit drop as
                select r.row_no, p.id person_id, p.document_sealed <> r.document_sealed known
                from member_import_row r join person p on p.document_type = r.document_type and p.document_index = r.document_index
                where r.import_id = :import and r.row_no > :after and r.row_no <= :upTo""", importId, after, upTo);
        h.execute("select id from person where id in (select person_id from taking where known) order by id for update");
    }

    private static void ranged(Handle h, String statement, long importId, int after, int upTo) {
        h.createUpdate(statement).bind("import", importId).bind("after", after).bind("upTo", upTo).execute();
    }

    /** Members in 未审核, then the persons known before with what the form says now. Returns how many members. */
    static int addMembers(Handle h, ImportSql.Place place, long importId, int after, int upTo, Instant now) {
        int taken = h.createUpdate("""
                insert into member (member_no, person_id, union_id, district_id, status, joined_on, education, political_status, employment,
                                    skill_grade, household_type, household_place, native_place, migrant_worker, work_unit, change_kind,
                                    change_reason, import_id, created_at)
                select lpad(nextval('member_no_seq')::text, 10, '0'), n.*, cast(:import as bigint), cast(:now as timestamptz)
                from (select t.person_id, cast(:union as bigint), cast(:district as bigint), 'UNREVIEWED', r.joined_on, r.education,
                             r.political_status, r.employment, r.skill_grade, r.household_type, r.household_place, r.native_place,
                             r.migrant_worker, r.work_unit, r.change_kind, r.change_reason
                      from member_import_row r join taking t on t.row_no = r.row_no
                      where r.import_id = :import and r.row_no > :after and r.row_no <= :upTo order by r.row_no) n
                on conflict (person_id) where status in ('UNREVIEWED', 'ACTIVE', 'TRANSFERRING', 'RETAINED') do nothing""")
                .bind("union", place.id()).bind("district", place.districtId()).bind("import", importId).bind("after", after).bind("upTo", upTo)
                .bind("now", now).execute();
        h.createUpdate("""
                update person p set name = r.name, name_original = r.name_original, name_pinyin = r.name_pinyin, sex = r.sex,
                       birth_date = r.birth_date, ethnicity = coalesce(r.ethnicity, p.ethnicity), mobile_sealed = r.mobile_sealed,
                       document_sealed = r.document_sealed, version = p.version + 1
                from taking t, member_import_row r
                where t.known and p.id = t.person_id and r.import_id = :import and r.row_no = t.row_no
                  and exists (select from member m where m.person_id = p.id and m.import_id = :import)""").bind("import", importId).execute();
        return taken;
    }

    /** Rows of the chunk that somebody else's transaction was quicker with; they are taken out. */
    static List<Judged> overtaken(Handle h, long importId, int after, int upTo) {
        return h.createQuery("""
                delete from member_import_row r using taking t where r.import_id = :import and r.row_no = t.row_no
                  and r.row_no > :after and r.row_no <= :upTo
                  and not exists (select from member m where m.person_id = t.person_id and m.import_id = :import)
                returning r.row_no, r.document_sealed""").bind("import", importId).bind("after", after).bind("upTo", upTo)
                .map((row, context) -> new Judged(row.getInt(1), new Sealed(row.getString(2)), Fault.MEMBER_ELSEWHERE)).list();
    }

    /** The rows are not needed any more. */
    static void clear(Handle h, long importId) {
        h.createUpdate("delete from member_import_row where import_id = :import").bind("import", importId).execute();
    }
}
