package unioncard.card;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import unioncard.attachment.CheckedFile;
import unioncard.attachment.FileType;
import unioncard.security.Sealed;
import unioncard.security.SignedInUser;
import unioncard.security.UnionScope;

/** SQL of attachments. Content is read by {@link #find} alone, so that lists stay light. */
final class AttachmentSql {

    private AttachmentSql() {
    }

    /** Whose attachments they are. */
    public record Owner(long id, String memberNo) {
    }

    /** The member of an entry in a union's special channel; the entry is locked, so that no submission takes it meanwhile. */
    static Optional<Owner> lockOwner(Handle h, long entryId, long union) {
        return h.createQuery("""
                select m.id, m.member_no from pending_entry e join member m on m.id = e.member_id
                where e.id = :id and e.union_id = :union and e.channel = 'SPECIAL' for update of e""")
                .bind("id", entryId).bind("union", union).map(ConstructorMapper.of(Owner.class)).findOne();
    }

    static List<Attachment> list(Handle h, long memberId, UnionScope scope) {
        return h.createQuery("""
                select a.id, a.kind, a.media_type, a.size_bytes, a.uploader_name, a.uploaded_at, a.removed_at is not null removed,
                  (select count(*) from card_batch_attachment b where b.attachment_id = a.id) batches
                from special_attachment a join member m on m.id = a.member_id where a.member_id = :member and %s
                order by a.id limit 200""".formatted(scope.sql("m")))
                .bind("member", memberId).bindMethods(scope).map(ConstructorMapper.of(Attachment.class)).list();
    }

    static int count(Handle h, long memberId) {
        return h.createQuery("select count(*) from special_attachment where member_id = :member and removed_at is null")
                .bind("member", memberId).mapTo(Integer.class).one();
    }

    /** Nothing happens when the very file is there already. */
    static void insert(Handle h, long memberId, AttachmentKind kind, CheckedFile file, Sealed key, byte[] sealed, SignedInUser who, Instant now) {
        h.createUpdate("""
                insert into special_attachment (member_id, district_id, kind, media_type, size_bytes, digest, key_sealed, content, uploaded_by,
                  uploader_name, uploaded_at)
                select id, district_id, :kind, :type, :size, :digest, :key, :content, :login, :name, :now from member where id = :member
                on conflict (member_id, kind, digest) where removed_at is null do nothing""")
                .bind("member", memberId).bind("kind", kind).bind("type", file.type()).bind("size", file.content().length).bind("digest", file.digest())
                .bind("key", key).bind("content", sealed).bind("login", who.login()).bind("name", who.name()).bind("now", now)
                .execute();
    }

    /** Deletes it, or marks it when a batch refers to it; false when it is not there. */
    static boolean remove(Handle h, long memberId, long id, SignedInUser who, Instant now) {
        int marked = h.createUpdate("""
                update special_attachment a set removed_at = :now, removed_by = :login
                where a.id = :id and a.member_id = :member and a.removed_at is null
                  and exists (select from card_batch_attachment b where b.attachment_id = a.id)""")
                .bind("id", id).bind("member", memberId).bind("now", now).bind("login", who.login()).execute();
        return marked > 0 || h.createUpdate("delete from special_attachment where id = :id and member_id = :member and removed_at is null")
                .bind("id", id).bind("member", memberId).execute() > 0;
    }

    /** An attachment with its content, as stored. */
    public record Stored(String memberNo, AttachmentKind kind, FileType mediaType, Sealed keySealed, byte[] content) {
    }

    static Optional<Stored> find(Handle h, long id, UnionScope scope) {
        return h.createQuery("""
                select m.member_no, a.kind, a.media_type, a.key_sealed, a.content from special_attachment a join member m on m.id = a.member_id
                where a.id = :id and %s""".formatted(scope.sql("m")))
                .bind("id", id).bindMethods(scope).map(ConstructorMapper.of(Stored.class)).findOne();
    }
}
