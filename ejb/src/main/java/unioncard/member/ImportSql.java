package unioncard.member;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import unioncard.form.FormRefusal;
import unioncard.security.PersonalData;
import unioncard.security.PersonalKind;
import unioncard.shared.Database;
import unioncard.shared.Pinyin;

/**
 * Writes a form in a fixed number of statements, whatever its length: COPY into a table of the transaction, then one statement per step.
 * The unique constraints of person and member have the last word, so that two forms at once cannot take the same person twice.
 */
final class ImportSql {

    private static final String STAGED = """
            row_no, name, name_original, name_pinyin, sex, birth_date, ethnicity, nationality, document_type, document_sealed,
            document_index, mobile_sealed, joined_on, education, political_status, employment, skill_grade, household_type,
            household_place, native_place, migrant_worker, work_unit, change_kind, change_reason""";

    private ImportSql() {
    }

    /** A union as an import needs it; public for Jdbi only. */
    public record Place(long id, long districtId, boolean grassroots, boolean active) {
    }

    /** The union, held so that it neither moves nor closes before the import has ended. */
    static Place place(Handle handle, long unionId) {
        return handle.createQuery("""
                select id, coalesce(district_id, 0) district_id, level = 'GRASSROOTS' grassroots, status = 'ACTIVE' active
                from trade_union where id = :id for share""").bind("id", unionId).map(ConstructorMapper.of(Place.class)).one();
    }

    static void stage(Handle handle, List<Newcomer> newcomers, PersonalData personalData) {
        handle.execute("""
                create temporary table newcomer (
                  row_no integer primary key, name varchar, name_original varchar, name_pinyin varchar, sex char(1), birth_date date,
                  ethnicity varchar, nationality char(3), document_type varchar, document_sealed varchar, document_index char(64),
                  mobile_sealed varchar, joined_on date, education varchar, political_status varchar, employment varchar, skill_grade varchar,
                  household_type varchar, household_place varchar, native_place varchar, migrant_worker boolean, work_unit varchar,
                  change_kind varchar, change_reason varchar, person_id bigint, fault varchar) on commit drop""");
        var rows = new StringBuilder();
        for (var n : newcomers) {
            Database.copyRow(rows, n.rowNo(), n.name().value(), n.name().original(), Pinyin.of(n.name().value()).orElse(null), n.sex(),
                    n.birthDate(), n.ethnicity(), n.document().nationality(), n.document().type(),
                    personalData.seal(PersonalKind.DOCUMENT, n.document().value()).token(),
                    personalData.index(PersonalKind.DOCUMENT, n.document().key()),
                    personalData.seal(PersonalKind.MOBILE, n.mobile()).token(), n.joinedOn(), n.education(), n.politicalStatus(),
                    n.employment(), n.skillGrade(), n.householdType(), n.householdPlace(), n.nativePlace(), n.migrantWorker(), n.workUnit(),
                    n.changeKind(), n.changeReason());
        }
        Database.copyIn(handle, "newcomer (" + STAGED + ")", rows);
        handle.execute("analyze newcomer");
    }

    /** Persons not known yet, in the order of their hash, so that two imports wait for each other instead of locking each other out. */
    static void addPersons(Handle handle) {
        handle.execute("""
                insert into person (name, name_original, name_pinyin, sex, birth_date, ethnicity, nationality, document_type, document_sealed,
                                    document_index, mobile_sealed)
                select name, name_original, name_pinyin, sex, birth_date, ethnicity, nationality, document_type, document_sealed,
                       document_index, mobile_sealed
                from newcomer order by document_index
                on conflict on constraint uq_person_document do nothing""");
        handle.execute("""
                update newcomer n set person_id = p.id from person p
                where p.document_type = n.document_type and p.document_index = n.document_index""");
        handle.execute("select id from person where id in (select person_id from newcomer) order by id for update");
    }

    /** Marks who cannot be taken because of what is known about the person. */
    static void judge(Handle handle, long unionId) {
        handle.createUpdate("""
                update newcomer n set fault = case when m.union_id = :union then 'MEMBER_HERE' else 'MEMBER_ELSEWHERE' end
                from member m where m.person_id = n.person_id and m.status in (<live>)""")
                .bind("union", unionId).bindList("live", live()).execute();
        // Who has been a member before has a name that somebody reviewed; who was only ever refused may have been misspelt.
        handle.execute("""
                update newcomer n set fault = 'NAME_DIFFERS_FROM_KNOWN' from person p
                where p.id = n.person_id and p.name <> n.name and n.fault is null
                  and exists (select from member m where m.person_id = p.id and m.status = 'LEFT')""");
    }

    /** Members in 未审核, then the persons known before with what the form says now. */
    static int addMembers(Handle handle, Place place, long importId, Instant now) {
        int taken = handle.createUpdate("""
                insert into member (member_no, person_id, union_id, district_id, status, joined_on, education, political_status, employment,
                                    skill_grade, household_type, household_place, native_place, migrant_worker, work_unit, change_kind,
                                    change_reason, import_id, created_at)
                select lpad(nextval('member_no_seq')::text, 10, '0'), n.*, cast(:import as bigint), cast(:now as timestamptz)
                from (select person_id, cast(:union as bigint), cast(:district as bigint), 'UNREVIEWED', joined_on, education, political_status,
                             employment, skill_grade, household_type, household_place, native_place, migrant_worker, work_unit, change_kind,
                             change_reason
                      from newcomer where fault is null order by row_no) n
                on conflict (person_id) where status in ('UNREVIEWED', 'ACTIVE', 'TRANSFERRING', 'RETAINED') do nothing""")
                .bind("union", place.id).bind("district", place.districtId).bind("import", importId).bind("now", now).execute();
        handle.createUpdate("""
                update newcomer n set fault = 'MEMBER_ELSEWHERE'
                where fault is null and not exists (select from member m where m.person_id = n.person_id and m.import_id = :import)""")
                .bind("import", importId).execute();
        handle.execute("""
                update person p set name = n.name, name_original = n.name_original, name_pinyin = n.name_pinyin, sex = n.sex,
                       birth_date = n.birth_date, ethnicity = coalesce(n.ethnicity, p.ethnicity), mobile_sealed = n.mobile_sealed,
                       document_sealed = n.document_sealed, version = p.version + 1
                from newcomer n where n.person_id = p.id and n.fault is null and p.document_sealed <> n.document_sealed""");
        return taken;
    }

    /** Rows refused by the database's knowledge, with the name of their {@link Fault}. */
    static List<FormRefusal> judged(Handle handle) {
        return handle.createQuery("select row_no, fault from newcomer where fault is not null order by row_no")
                .map((row, context) -> {
                    var fault = Fault.valueOf(row.getString("fault"));
                    return new FormRefusal(row.getInt("row_no"), FormColumn.DOCUMENT_NUMBER.header(), "", fault.reason(), fault.remedy());
                }).list();
    }

    private static List<String> live() {
        return Arrays.stream(MemberStatus.values()).filter(MemberStatus::isLive).map(Enum::name).toList();
    }
}
