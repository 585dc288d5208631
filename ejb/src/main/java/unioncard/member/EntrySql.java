package unioncard.member;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import unioncard.security.PersonalData;
import unioncard.security.PersonalKind;
import unioncard.shared.Pinyin;

/** Statements of 新增会员; the unique constraints of person and member have the last word. */
final class EntrySql {

    private EntrySql() {
    }

    /** Makes the person unless the document is known. */
    static void addPerson(Handle h, Newcomer n, PersonalData personalData) {
        h.createUpdate("""
                insert into person (name, name_original, nationality, document_type, document_sealed, document_index)
                values (:name, :original, :nationality, :type, :sealed, :index) on conflict on constraint uq_person_document do nothing""")
                .bind("name", n.name().value()).bind("original", n.name().original()).bind("nationality", n.document().nationality())
                .bind("type", n.document().type()).bind("sealed", personalData.seal(PersonalKind.DOCUMENT, n.document().value()))
                .bind("index", personalData.index(PersonalKind.DOCUMENT, n.document().key())).execute();
    }

    /**
     * The person with a document, locked; public for Jdbi only.
     *
     * @param unionId union of the live membership, or null
     * @param left whether a membership has ended before
     */
    public record Known(long personId, String name, Long unionId, boolean left) {
    }

    static Known lock(Handle h, DocumentType type, String index) {
        h.createQuery("select id from person where document_type = :type and document_index = :index for update")
                .bind("type", type).bind("index", index).mapTo(Long.class).one();
        return h.createQuery("""
                select p.id person_id, p.name, (select m.union_id from member m where m.person_id = p.id
                    and m.status in ('UNREVIEWED', 'ACTIVE', 'TRANSFERRING', 'RETAINED')) union_id,
                  exists (select 1 from member m where m.person_id = p.id and m.status = 'LEFT') as left
                from person p where p.document_type = :type and p.document_index = :index""")
                .bind("type", type).bind("index", index).map(ConstructorMapper.of(Known.class)).one();
    }

    /** What the form says now about a person, new or known before. */
    static void describe(Handle h, long personId, Newcomer n, TypedMember typed, PersonalData personalData) {
        h.createUpdate("""
                update person set name = :name, name_original = :original, name_pinyin = :pinyin, sex = :sex, birth_date = :birth,
                  ethnicity = coalesce(:ethnicity, ethnicity), document_sealed = :sealed, document_expires_on = :expires,
                  document_long_term = :longTerm, mobile_sealed = :mobile, version = version + 1 where id = :id""")
                .bind("id", personId).bind("name", n.name().value()).bind("original", n.name().original())
                .bind("pinyin", Pinyin.of(n.name().value()).orElse(null)).bind("sex", n.sex()).bind("birth", n.birthDate())
                .bind("ethnicity", n.ethnicity()).bind("sealed", personalData.seal(PersonalKind.DOCUMENT, n.document().value()))
                .bind("expires", typed.lastDay()).bind("longTerm", typed.documentLongTerm())
                .bind("mobile", personalData.seal(PersonalKind.MOBILE, n.mobile())).execute();
    }

    /** The member made; public for Jdbi only. */
    public record Added(long id, String memberNo) {
    }

    /** Empty when the person has become somebody's member meanwhile. */
    static Optional<Added> addMember(Handle h, long personId, ImportSql.Place place, Newcomer n, Instant now) {
        return h.createQuery("""
                insert into member (member_no, person_id, union_id, district_id, status, joined_on, education, political_status, employment,
                  skill_grade, household_type, household_place, native_place, migrant_worker, work_unit, change_kind, change_reason, created_at)
                values (lpad(nextval('member_no_seq')::text, 10, '0'), :person, :union, :district, 'UNREVIEWED', :joinedOn, :education,
                  :politicalStatus, :employment, :skillGrade, :householdType, :householdPlace, :nativePlace, :migrantWorker, :workUnit,
                  :changeKind, :changeReason, :now)
                on conflict (person_id) where status in ('UNREVIEWED', 'ACTIVE', 'TRANSFERRING', 'RETAINED') do nothing
                returning id, member_no""")
                .bindMap(MemberColumns.of(n)).bind("joinedOn", n.joinedOn()).bind("changeKind", n.changeKind())
                .bind("changeReason", n.changeReason()).bind("person", personId).bind("union", place.id()).bind("district", place.districtId()).bind("now", now)
                .map(ConstructorMapper.of(Added.class)).findOne();
    }
}
