package unioncard.member;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import unioncard.form.FormRefusal;
import unioncard.security.PersonalData;
import unioncard.security.PersonalKind;
import unioncard.security.UnionScope;
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

    private static final String RESULT = """
            select i.id, i.file_name, u.name union_name, i.row_count, i.taken_count, i.refused_count, i.uploaded_by, i.uploaded_at
            from member_import i join trade_union u on u.id = i.union_id
            """;

    private ImportSql() {
    }

    /** A union as an import needs it; public for Jdbi only. */
    public record Place(long id, long districtId, boolean grassroots, boolean active) {
    }

    static Place place(Handle handle, long unionId) {
        return handle.createQuery("""
                select id, coalesce(district_id, 0) district_id, level = 'GRASSROOTS' grassroots, status = 'ACTIVE' active
                from trade_union where id = :id""").bind("id", unionId).map(ConstructorMapper.of(Place.class)).one();
    }

    /** Claims the file for the union; empty when it has been uploaded before. A claim running elsewhere is waited for. */
    static Optional<Long> claim(Handle handle, Place place, String fileName, String digest, String login, Instant now) {
        return handle.createQuery("""
                insert into member_import (union_id, district_id, file_name, digest, row_count, taken_count, refused_count,
                                           uploaded_by, uploaded_at)
                values (:union, :district, :file, :digest, 0, 0, 0, :login, :now)
                on conflict on constraint uq_member_import_file do nothing returning id""")
                .bind("union", place.id).bind("district", place.districtId).bind("file", fileName).bind("digest", digest)
                .bind("login", login).bind("now", now).mapTo(Long.class).findOne();
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

    static void finish(Handle handle, long importId, int rowCount, int taken, List<FormRefusal> refusals) {
        handle.createUpdate("update member_import set row_count = :rows, taken_count = :taken, refused_count = :rows - :taken where id = :id")
                .bind("rows", rowCount).bind("taken", taken).bind("id", importId).execute();
        var rows = new StringBuilder();
        for (var r : refusals) {
            Database.copyRow(rows, importId, r.rowNo(), r.columnName(), r.valueMasked(), r.reason(), r.remedy());
        }
        Database.copyInBehindWall(handle, "member_import_refusal (import_id, row_no, column_name, value_masked, reason, remedy)", rows);
    }

    static List<ImportResult> recent(Handle handle, UnionScope scope, int limit) {
        return handle.createQuery(RESULT + "where " + scope.sql("i") + " order by i.id desc limit :limit")
                .bindMethods(scope).bind("limit", limit).map((row, context) -> result(row, List.of())).list();
    }

    static Optional<ImportResult> result(Handle handle, UnionScope scope, long id) {
        var refusals = handle.createQuery("""
                select row_no, column_name, value_masked, reason, remedy from member_import_refusal
                where import_id = :id order by row_no, column_name""").bind("id", id).map(ConstructorMapper.of(FormRefusal.class)).list();
        return handle.createQuery(RESULT + "where i.id = :id and " + scope.sql("i")).bindMethods(scope).bind("id", id)
                .map((row, context) -> result(row, refusals)).findOne();
    }

    private static ImportResult result(ResultSet row, List<FormRefusal> refusals) throws SQLException {
        return new ImportResult(row.getLong("id"), row.getString("file_name"), row.getString("union_name"), row.getInt("row_count"),
                row.getInt("taken_count"), row.getInt("refused_count"), row.getString("uploaded_by"),
                row.getTimestamp("uploaded_at").toInstant(), refusals);
    }

    private static List<String> live() {
        return Arrays.stream(MemberStatus.values()).filter(MemberStatus::isLive).map(Enum::name).toList();
    }
}
