package unioncard.member;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import unioncard.security.SignedInUser;
import unioncard.security.UnionScope;
import unioncard.shared.Pinyin;

/** Statements on corrections and on 会籍变动记录. */
final class ChangeSql {

    private ChangeSql() {
    }

    /** The member with the person, both locked; empty when there is none in the scope. */
    static Optional<StoredMember> lock(Handle h, UnionScope scope, long memberId) {
        return stored(h, scope.sql("m"), scope, memberId, " for update");
    }

    /** The same for who has been allowed already, such as a second person carrying out a request. */
    static StoredMember lock(Handle h, long memberId) {
        return stored(h, "true", null, memberId, " for update").orElseThrow();
    }

    static Optional<StoredMember> find(Handle h, UnionScope scope, long memberId) {
        return stored(h, scope.sql("m"), scope, memberId, "");
    }

    private static Optional<StoredMember> stored(Handle h, String where, UnionScope scope, long memberId, String lock) {
        var query = h.createQuery("""
                select m.id, m.version, m.member_no, m.person_id, p.version person_version, m.union_id, m.status, m.handling_status, p.name, p.sex,
                  p.birth_date, p.document_type, p.document_sealed as document, p.document_expires_on, p.document_long_term,
                  p.mobile_sealed as mobile, p.ethnicity, m.joined_on, m.education, m.political_status, m.employment, m.skill_grade,
                  m.household_type, m.household_place, m.native_place, m.migrant_worker, m.work_unit, m.change_kind, m.change_reason
                from member m join person p on p.id = m.person_id where m.id = :id and\s""" + where + lock).bind("id", memberId);
        return (scope == null ? query : query.bindMethods(scope)).map(ConstructorMapper.of(StoredMember.class)).findOne();
    }

    /** Moves locked members and writes the record; the reason of a review stays with the member too. */
    static void move(Handle h, Collection<Long> ids, MembershipAction action, String employment, Recorded what, SignedInUser who, Instant now) {
        h.createUpdate("""
                with moved as (
                  update member set status = :to, employment = coalesce(:employment, employment), version = version + 1
                  where id = any(:ids) returning id, union_id, district_id, status)
                insert into member_change (member_id, union_id, district_id, action, status, changed_on, reason, remark, at, login, actor)
                select id, union_id, district_id, :action, status, :on, :reason, :remark, :now, :login, :actor from moved""")
                .bindArray("ids", Long.class, ids).bind("to", action.to()).bind("employment", employment).bind("action", action)
                .bindMethods(what).bind("now", now).bind("login", who.login()).bind("actor", who.name()).execute();
    }

    /** Writes the record of what left the state as it was. */
    static void record(Handle h, long memberId, MembershipAction action, Recorded what, SignedInUser who, Instant now) {
        h.createUpdate("""
                insert into member_change (member_id, union_id, district_id, action, status, changed_on, reason, remark, at, login, actor)
                select id, union_id, district_id, :action, status, :on, :reason, :remark, :now, :login, :actor from member where id = :id""")
                .bind("id", memberId).bind("action", action).bindMethods(what).bind("now", now).bind("login", who.login())
                .bind("actor", who.name()).execute();
    }

    /** What a record says beside who and when; public for Jdbi only. */
    public record Recorded(LocalDate on, String reason, String remark) {
    }

    /** Records of a member, newest first; how the membership began stands with the member itself. */
    static List<MemberChange> history(Handle h, UnionScope scope, long memberId) {
        return h.createQuery("""
                select c.action, c.status, c.changed_on, c.reason, c.remark, c.at, c.actor
                from member_change c join member m on m.id = c.member_id where c.member_id = :id and %s order by c.id desc limit 200"""
                .formatted(scope.sql("m"))).bind("id", memberId).bindMethods(scope).map(ConstructorMapper.of(MemberChange.class)).list();
    }

    /** Writes the ordinary particulars of a locked member and of the person. */
    static void correct(Handle h, StoredMember known, Newcomer n, TypedMember typed, String mobileSealed) {
        h.createUpdate("""
                update member set education = :education, political_status = :politicalStatus, employment = :employment,
                  skill_grade = :skillGrade, household_type = :householdType, household_place = :householdPlace, native_place = :nativePlace,
                  migrant_worker = :migrantWorker, work_unit = :workUnit, version = version + 1 where id = :id""")
                .bindMap(MemberColumns.of(n)).bind("id", known.id()).execute();
        h.createUpdate("""
                update person set ethnicity = :ethnicity, mobile_sealed = coalesce(:mobile, mobile_sealed), document_expires_on = :expires,
                  document_long_term = :longTerm, version = version + 1 where id = :id""")
                .bind("id", known.personId()).bind("ethnicity", n.ethnicity()).bind("mobile", mobileSealed).bind("expires", typed.lastDay())
                .bind("longTerm", typed.documentLongTerm()).execute();
    }

    /** Gives a locked person another identity. */
    static void identify(Handle h, long personId, PersonName name, DocumentNumber document, String sealed, String index, LocalDate birthDate,
            Sex sex) {
        h.createUpdate("""
                update person set name = :name, name_original = :original, name_pinyin = :pinyin, sex = :sex, birth_date = :birth,
                  nationality = case when document_type = :type and document_index = :index then nationality else :nationality end,
                  document_type = :type, document_sealed = :sealed, document_index = :index, version = version + 1 where id = :id""")
                .bind("id", personId).bind("name", name.value()).bind("original", name.original())
                .bind("pinyin", Pinyin.of(name.value()).orElse(null)).bind("sex", sex).bind("birth", birthDate)
                .bind("nationality", document.nationality()).bind("type", document.type()).bind("sealed", sealed).bind("index", index).execute();
    }

    /** Whether somebody else has this document. */
    static boolean taken(Handle h, DocumentType type, String index, long personId) {
        return h.createQuery("select count(*) from person where document_type = :type and document_index = :index and id <> :id")
                .bind("type", type).bind("index", index).bind("id", personId).mapTo(Integer.class).one() > 0;
    }
}
