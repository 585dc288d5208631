package unioncard.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import unioncard.attachment.FileType;
import unioncard.attachment.SampleFiles;
import unioncard.shared.DomainException;
import unioncard.shared.Parameter;
import unioncard.shared.TestDatabase;

@DisplayName("特殊办卡附件")
class SpecialAttachmentsTest {

    @RegisterExtension
    final TestDatabase database = new TestDatabase();
    private CardWorld world;
    private SpecialAttachments attachments;
    private long member;
    private long entry;

    @BeforeEach
    void aRareName() {
        world = new CardWorld(database);
        member = world.member("李𬎆");
        world.change("update member set special_reason = 'RARE_CHARACTER', handling_status = 'FAILED'");
        world.pendingList(world.union).add(List.of(member));
        entry = Long.parseLong(world.text("select id from pending_entry"));
        attachments = world.specialAttachments(world.union);
    }

    @Test
    @DisplayName("上传、查看：加密保存，名称由种类和编号组成，只有本工会看得到")
    void kept_and_shown() {
        assertThat(upload(AttachmentKind.FRONT, "310101199001010001.png", SampleFiles.png())).containsExactly(SpecialItem.BANK_NAME, SpecialItem.BACK);
        var file = attachments.list(member).get(0);
        assertThat(file.kind()).isEqualTo(AttachmentKind.FRONT);
        assertThat(file.name()).isEqualTo("证件正面-" + file.id() + ".png");
        assertThat(file.uploaderName()).isEqualTo("经办" + world.union);
        var opened = attachments.open(file.id());
        assertThat(opened.type()).isEqualTo(FileType.PNG);
        assertThat(opened.content()).startsWith(0x89, 'P', 'N', 'G').hasSize(file.sizeBytes());
        assertThat(opened.name()).isEqualTo(file.name());
        assertThat(world.text("select position('\\x89504e47'::bytea in content) from special_attachment")).isEqualTo("0");
        assertThat(world.text("select key_sealed from special_attachment")).startsWith("v1.F.");
        var others = world.specialAttachments(world.otherUnion);
        assertThat(others.list(member)).isEmpty();
        assertThatThrownBy(() -> others.open(file.id())).hasMessage("not-found");
        assertThatThrownBy(() -> others.upload(entry, AttachmentKind.BACK, "x.png", new ByteArrayInputStream(SampleFiles.png()))).hasMessage("pending.gone");
        assertThatThrownBy(() -> others.remove(entry, file.id())).hasMessage("pending.gone");
    }

    @Test
    @DisplayName("同一文件点两次只有一份；张数有上限")
    void once_and_not_too_many() {
        upload(AttachmentKind.FRONT, "x.png", SampleFiles.png());
        upload(AttachmentKind.FRONT, "y.png", SampleFiles.png());
        assertThat(attachments.list(member)).hasSize(1);
        world.change("""
                insert into special_attachment (member_id, district_id, kind, media_type, size_bytes, digest, key_sealed, content, uploaded_by,
                  uploader_name, uploaded_at)
                select member_id, district_id, kind, media_type, size_bytes, i::text, key_sealed, content, uploaded_by, uploader_name, uploaded_at
                from special_attachment, generate_series(2, %d) i""".formatted(database.parameters().number(Parameter.ATTACHMENTS_PER_MEMBER)));
        assertThatThrownBy(() -> upload(AttachmentKind.BACK, "x.png", SampleFiles.png())).hasMessage("attachment.too-many");
    }

    @Test
    @DisplayName("提交前可删除；随批次提交的，从表单删除后仍随批次保留")
    void removal() {
        upload(AttachmentKind.FRONT, "x.png", SampleFiles.png());
        upload(AttachmentKind.BACK, "x.pdf", SampleFiles.pdf(""));
        upload(AttachmentKind.AUTHORISATION, "x.jpg", SampleFiles.jpeg());
        assertThat(attachments.remove(entry, id(AttachmentKind.AUTHORISATION))).containsExactly(SpecialItem.BANK_NAME);
        assertThat(world.text("select count(*) from special_attachment")).isEqualTo("2");
        world.specialForms(world.union).save(entry, -1, Map.of(SpecialItem.BANK_NAME, "李YAN"));
        world.allHavePassed();
        database.inTransaction(() -> world.submission(world.union).submit(Channel.SPECIAL));
        assertThatThrownBy(() -> attachments.remove(entry, id(AttachmentKind.FRONT))).as("the entry has left the list").hasMessage("pending.gone");
        assertThat(attachments.list(member)).extracting(Attachment::batches).containsExactly(1, 1);

        long batch = Long.parseLong(world.text("select id from card_batch"));
        database.inTransaction(() -> world.batches(world.union).withdraw(batch));
        world.pendingList(world.union).add(List.of(member));
        entry = Long.parseLong(world.text("select id from pending_entry"));
        assertThat(world.specialForms(world.union).find(entry).missing()).as("what was filled in is there again").isEmpty();
        long front = id(AttachmentKind.FRONT);
        assertThat(attachments.remove(entry, front)).containsExactly(SpecialItem.FRONT);
        assertThat(attachments.list(member)).extracting(Attachment::removed).containsExactly(true, false);
        assertThat(world.text("select count(*) from card_batch_attachment")).isEqualTo("2");
        assertThat(world.text("select completed_at is null from special_information")).isEqualTo("t");
        assertThatThrownBy(() -> attachments.remove(entry, front)).hasMessage("attachment.gone");
        upload(AttachmentKind.FRONT, "x.png", SampleFiles.png());
        assertThat(attachments.list(member)).as("the same file may come again").hasSize(3);
    }

    @Test
    @DisplayName("病毒检查不在或发现病毒：什么都不留下")
    void nothing_stays_of_what_is_refused() {
        for (var code : List.of("attachment.infected", "attachment.scan-unavailable")) {
            var careful = world.specialAttachments(world.union, content -> {
                throw new DomainException(code);
            });
            assertThatThrownBy(() -> careful.upload(entry, AttachmentKind.FRONT, "x.png", new ByteArrayInputStream(SampleFiles.png()))).hasMessage(code);
        }
        assertThat(world.text("select count(*) from special_attachment")).isEqualTo("0");
    }

    private long id(AttachmentKind kind) {
        return attachments.list(member).stream().filter(file -> file.kind() == kind && !file.removed()).findFirst().orElseThrow().id();
    }

    private List<SpecialItem> upload(AttachmentKind kind, String name, byte[] content) {
        return attachments.upload(entry, kind, name, new ByteArrayInputStream(content));
    }
}
