package unioncard.member;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.result.ResultIterable;
import unioncard.form.FormRefusal;
import unioncard.form.ImportLog;
import unioncard.security.Sealed;
import unioncard.security.SignedInUser;
import unioncard.security.UnionScope;
import unioncard.shared.Database;
import unioncard.shared.DomainException;
import unioncard.shared.Rows;
import unioncard.shared.Slice;

/** Statements on imports themselves: whose they are, how far they have come, what they refused. */
final class ImportSql {

    private ImportSql() {
    }

    /** A union as an import needs it; public for Jdbi only. */
    public record Place(long id, long districtId, boolean grassroots, boolean active) {
    }

    /** The union, held so that it neither moves nor closes before the transaction has ended. */
    static Place place(Handle handle, long unionId) {
        return handle.createQuery("""
                select id, coalesce(district_id, 0) district_id, level = 'GRASSROOTS' grassroots, status = 'ACTIVE' active
                from trade_union where id = :id for share""").bind("id", unionId).map(ConstructorMapper.of(Place.class)).one();
    }

    /** Claims a file for the uploader's union; empty when it has come in before. A claim running elsewhere is waited for. */
    static Optional<Long> claim(Handle h, SignedInUser user, String fileName, String digest, long size, Sealed key, LocalDate until, Instant now) {
        return h.createQuery("""
                insert into member_import (union_id, district_id, file_name, digest, row_count, taken_count, refused_count, uploaded_by, uploaded_at,
                                           status, file_size, file_key_sealed, file_until)
                select id, district_id, :file, :digest, 0, 0, 0, :login, :now, 'CHECKING', :size, :key, :until from trade_union where id = :union
                on conflict (union_id, digest) where status not in ('CANCELLED', 'UNDONE') and (status <> 'FAILED' or confirmed_at is not null)
                do nothing returning id""")
                .bind("union", user.unionId()).bind("file", ImportLog.lastPart(fileName)).bind("digest", digest).bind("size", size)
                .bind("key", key.token()).bind("until", until).bind("login", user.login()).bind("now", now).mapTo(Long.class).findOne();
    }

    /** An import as its job needs it; public for Jdbi only. */
    public record Open(long id, long unionId, ImportStatus status, int lastRow, int passedCount, String digest, Sealed fileKey, LocalDate fileUntil,
            boolean confirmed) {
    }

    private static final String OPEN = """
            select id, union_id, status, last_row, passed_count, digest, file_key_sealed as file_key, file_until, confirmed_at is not null confirmed
            from member_import where id = :id""";

    /** The import, when it stands where a job expects it. */
    static Optional<Open> open(Handle h, long id, ImportStatus status) {
        return h.createQuery(OPEN).bind("id", id).map(ConstructorMapper.of(Open.class)).findOne().filter(found -> found.status() == status);
    }

    /** The import of somebody's own union, locked. */
    static Optional<Open> lock(Handle h, long id, long unionId) {
        return h.createQuery(OPEN + " and union_id = :union for update").bind("id", id).bind("union", unionId)
                .map(ConstructorMapper.of(Open.class)).findOne();
    }

    /** Moves a locked import, or refuses with {@code import.not-possible}. */
    static void move(Handle h, Open locked, ImportStatus next, Instant now) {
        if (!locked.status().next().contains(next)) {
            throw new DomainException("import.not-possible", locked.status().label());
        }
        h.createUpdate("""
                update member_import set status = :next, failure = null, failure_argument = null, ended_at = case when :ended then cast(:now as timestamptz) end
                where id = :id""").bind("id", locked.id()).bind("next", next).bind("ended", !next.isRunning()).bind("now", now).execute();
    }

    /** Notes who has confirmed; taking begins with the first row, or goes on where it broke off. */
    static void confirm(Handle h, Open locked, String login, Instant now) {
        h.createUpdate("""
                update member_import set confirmed_by = :login, confirmed_at = :now, last_row = case when :again then last_row else 0 end
                where id = :id""").bind("id", locked.id()).bind("login", login).bind("now", now).bind("again", locked.confirmed()).execute();
    }

    /** Notes how far a job has come; false when the import no longer stands where the job left it. Locks it until the transaction ends. */
    static boolean advance(Handle h, long id, ImportStatus at, Step step) {
        return h.createUpdate("""
                update member_import set row_count = row_count + :rows, passed_count = passed_count + :passed, taken_count = taken_count + :taken,
                  refused_count = refused_count + :refused, last_row = :lastRow where id = :id and status = :at""")
                .bindMethods(step).bind("id", id).bind("at", at).execute() == 1;
    }

    /** What a job has done with one chunk; public for Jdbi only. */
    public record Step(int rows, int passed, int taken, int refused, int lastRow) {
    }

    /** Ends the work of a job. */
    static boolean end(Handle h, long id, ImportStatus from, ImportStatus to, DomainException why, Instant now) {
        return h.createUpdate("""
                update member_import set status = :to, failure = :code, failure_argument = left(cast(:argument as text), 200), ended_at = :now
                where id = :id and status = :from""")
                .bind("id", id).bind("from", from).bind("to", to).bind("code", why == null ? null : why.code())
                .bind("argument", why == null || why.arguments().length == 0 ? null : String.valueOf(why.arguments()[0])).bind("now", now).execute() == 1;
    }

    /** Whether every row was taken or refused. */
    static boolean isWhole(Handle h, long id) {
        return h.createQuery("select row_count = taken_count + refused_count from member_import where id = :id").bind("id", id)
                .mapTo(Boolean.class).one();
    }

    /** Forgets files, and gives up what nobody has confirmed in time. */
    static void expire(Handle h, LocalDate today, Instant now) {
        h.createUpdate("""
                with over as (select id from member_import where file_until < :today and file_key_sealed is not null
                                and status not in ('CHECKING', 'APPLYING', 'UNDOING') for update skip locked),
                  files as (delete from member_import_file f using over where f.import_id = over.id),
                  staged as (delete from member_import_row r using over where r.import_id = over.id)
                update member_import i set file_key_sealed = null, status = case status when 'CHECKED' then 'CANCELLED' else status end,
                  ended_at = coalesce(ended_at, :now) from over where over.id = i.id""").bind("today", today).bind("now", now).execute();
    }

    /** Adds refusals. */
    static void refuse(Handle h, long id, List<FormRefusal> refusals) {
        if (refusals.isEmpty()) {
            return;
        }
        var rows = new StringBuilder();
        for (var r : refusals) {
            Database.copyRow(rows, id, r.rowNo(), r.columnName(), r.valueMasked(), r.reason(), r.remedy());
        }
        Database.copyInBehindWall(h, "member_import_refusal (import_id, row_no, column_name, value_masked, reason, remedy)", rows);
    }

    /** The latest imports in scope, newest first. */
    static List<MemberImport> recent(Handle h, SignedInUser user, int limit) {
        return list(h, user, scope -> scope.sql("i") + " order by i.id desc limit " + limit, 0).list();
    }

    /** One import in scope. */
    static Optional<MemberImport> find(Handle h, SignedInUser user, long id) {
        return list(h, user, scope -> "i.id = :id and " + scope.sql("i"), id).findOne();
    }

    private static ResultIterable<MemberImport> list(Handle h, SignedInUser user,
            Function<UnionScope, String> where, long id) {
        return h.createQuery("""
                select i.id, i.file_name, u.name union_name, i.status, i.row_count, i.passed_count, i.taken_count, i.refused_count,
                  coalesce(a.name, i.uploaded_by) uploaded_by, i.uploaded_at,
                  case when i.file_key_sealed is not null then i.file_until end file_until, i.union_id = :own as own,
                  i.confirmed_at is not null confirmed, i.failure, i.failure_argument
                from member_import i join trade_union u on u.id = i.union_id left join user_account a on a.login = i.uploaded_by
                where\s""" + where.apply(user.scope()))
                .bindMethods(user.scope()).bind("own", user.unionId()).bind("id", id).map(ConstructorMapper.of(MemberImport.class));
    }

    /** A slice of the refusals of an import in scope, in the form's order. */
    static Rows<FormRefusal> refusals(Handle h, UnionScope scope, long id, Slice slice) {
        var from = "from member_import_refusal r join member_import i on i.id = r.import_id where r.import_id = :id and " + scope.sql("i");
        int total = h.createQuery("select count(*) from (select 1 " + from + " limit " + (Rows.COUNT_LIMIT + 1) + ") counted").bindMethods(scope)
                .bind("id", id).mapTo(Integer.class).one();
        return new Rows<>(h.createQuery("select r.row_no, r.column_name, r.value_masked, r.reason, r.remedy " + from
                + " order by r.row_no, r.column_name, r.reason limit :size offset :first").bindMethods(scope).bind("id", id)
                .bind("size", slice.size()).bind("first", slice.first()).map(ConstructorMapper.of(FormRefusal.class)).list(), total);
    }

    static List<String> live() {
        return Arrays.stream(MemberStatus.values()).filter(MemberStatus::isLive).map(Enum::name).toList();
    }
}
