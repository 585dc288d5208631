package unioncard.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import unioncard.card.CardWorld;
import unioncard.security.AuditNote;
import unioncard.security.FileSeal;
import unioncard.security.Masked;
import unioncard.security.PersonalColumns;
import unioncard.security.PersonalData;
import unioncard.security.PersonalKind;
import unioncard.security.Sealed;
import unioncard.security.TestUser;
import unioncard.shared.Database;
import unioncard.shared.DomainException;
import unioncard.shared.JobRuns;
import unioncard.shared.TestDatabase;

@DisplayName("密钥轮换")
class KeyRotationTest {

    private static final List<String> PLAIN = List.of("110105194912310021", "13812345678", "H1234567801", "上海市浦东新区张䶮路", "6222000000000000004");

    private static final byte[] SCAN = "a scan of a passport 李𬎆".getBytes(StandardCharsets.UTF_8);

    @RegisterExtension
    final TestDatabase database = new TestDatabase();
    @TempDir
    Path folder;
    private CardWorld world;
    private PersonalData personalData;
    private Jdbi jdbi;

    /** One person with every kind of number in every table that holds one, sealed under key 1. */
    @BeforeEach
    void aCity() throws IOException {
        world = new CardWorld(database);
        personalData = new PersonalData(Files.copy(database.keysFile(), folder.resolve("keys.properties")));
        jdbi = Database.configured(database.source()).installPlugin(new PersonalColumns(personalData));
        long member = world.member("李𬎆");
        world.member("无手机");
        var scan = FileSeal.create(personalData);
        jdbi.useHandle(h -> h.createScript("""
                update person set document_sealed = '%1$s', mobile_sealed = '%2$s', document_index = '%6$s' where name = '李𬎆';
                insert into special_information (member_id, district_id, permit_sealed, address_sealed) select id, district_id, '%3$s', '%4$s'
                  from member where id = %7$d;
                insert into card_batch (batch_no, union_id, district_id, channel, line_count, status, submitted_by, submitter_name, submitted_at)
                  select '20261123000001', union_id, district_id, 'REGULAR', 2, 'SENT', 'x', 'x', now() from member where id = %7$d;
                insert into card_batch_line (batch_id, seq, district_id, member_id, person_id, member_no, name, nationality, document_type,
                    document_sealed, document_long_term, mobile_sealed, address_sealed)
                  select b.id, row_number() over (order by m.id), m.district_id, m.id, p.id, m.member_no, p.name, 'CHN', p.document_type,
                    p.document_sealed, true, p.mobile_sealed, i.address_sealed
                  from card_batch b, member m join person p on p.id = m.person_id left join special_information i on i.member_id = m.id;
                insert into approval_request (kind, subject, summary, union_id, district_id, basis, payload_sealed, reason, status, requested_by,
                    requester_name, requested_at, expires_at, decided_by, decided_at)
                  select 'K', 's', 's', union_id, district_id, 0, '%8$s', 'r', 'APPROVED', 'a', 'a', now(), now(), 'b', now() from member where id = %7$d;
                insert into bank_file (direction, kind, name, digest, size_bytes, status, at) values ('IN', 'RESULT', 'r', 'd', 1, 'RECEIVED', now());
                insert into bank_result_line (file_id, line_no, batch_no, seq, member_no, code, card_no_sealed, card_no_index)
                  select f.id, 2, '20261123000001', 1, m.member_no, '0000', '%5$s', 'x' from bank_file f, member m where m.id = %7$d;
                insert into bank_rejection (file_id, line_no, reason, text, union_id, district_id, card_no_sealed)
                  select f.id, 3, 'CARD_NUMBER', 't', m.union_id, m.district_id, '%5$s' from bank_file f, member m where m.id = %7$d;
                insert into card (person_id, member_id, district_id, card_no_sealed, card_no_index, card_no_date, issued_at)
                  select person_id, id, district_id, '%5$s', 'x', current_date, now() from member where id = %7$d;
                with a as (insert into user_account (login, name, union_id, password_hash) select 'factor', 'x', union_id, 'x' from member
                    where id = %7$d returning id)
                  insert into second_factor (user_id, secret_sealed, confirmed_at) select id, '%9$s', now() from a;
                insert into special_attachment (member_id, district_id, kind, media_type, size_bytes, digest, key_sealed, content, uploaded_by,
                    uploader_name, uploaded_at)
                  select id, district_id, 'FRONT', 'PDF', 1, 'd', '%10$s', '\\x%11$s', 'x', 'x', now() from member where id = %7$d;
                insert into payment_voucher (union_id, district_id, amount_fen, paid_on, media_type, size_bytes, digest, key_sealed, content, uploaded_by,
                    uploader_name, uploaded_at)
                  select union_id, district_id, 1, now(), 'PDF', 1, 'd', '%10$s', '\\x%11$s', 'x', 'x', now() from member where id = %7$d;
                insert into paper_order (user_id, union_id, kind, title, permission, line_count, printed_at, printed_by, marked, key_sealed,
                    asked_at, kept_until)
                  select a.id, m.union_id, 'CARD_ROSTER', 't', 'PRINT_ROSTERS', 1, now(), 'x', false, '%10$s', now(), now()
                  from user_account a, member m where a.login = 'factor' and m.id = %7$d;
                """.formatted(sealed(PersonalKind.DOCUMENT, 0), sealed(PersonalKind.MOBILE, 1), sealed(PersonalKind.DOCUMENT, 2),
                sealed(PersonalKind.ADDRESS, 3), sealed(PersonalKind.CARD, 4), index(), member,
                personalData.seal(PersonalKind.REQUEST, "a decided request").token(),
                personalData.seal(PersonalKind.SECRET, "a secret").token(), scan.key().token(), HexFormat.of().formatHex(scan.seal(0, SCAN)))).execute());
    }

    private String sealed(PersonalKind kind, int place) {
        return personalData.seal(kind, PLAIN.get(place)).token();
    }

    private String index() {
        return personalData.index(PersonalKind.DOCUMENT, PLAIN.get(0));
    }

    @Test
    @DisplayName("the list of tables is the schema's: every column named …_sealed, with its table's primary key")
    void tablesAreThoseOfTheSchema() {
        var known = Arrays.stream(SealedTable.values()).flatMap(table -> table.columns().stream().map(column -> table.table() + "." + column))
                .collect(Collectors.toSet());
        assertThat(known).isEqualTo(jdbi.withHandle(h -> h.createQuery("""
                select c.relname || '.' || a.attname from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
                where a.attname like '%\\_sealed' and c.relkind in ('r', 'p') and not c.relispartition and n.nspname !~ '^pg_temp'""")
                .mapTo(String.class).set()));
        for (var table : SealedTable.values()) {
            var key = jdbi.withHandle(h -> h.createQuery("""
                    select a.attname from pg_index i, unnest(i.indkey) with ordinality k (attnum, place)
                      join pg_attribute a on a.attnum = k.attnum where a.attrelid = i.indrelid and i.indrelid = cast(:name as regclass) and i.indisprimary
                    order by k.place""").bind("name", table.table()).mapTo(String.class).list());
            assertThat(table.key()).as(table.table()).isEqualTo(key);
        }
    }

    @Test
    @DisplayName("values are read and found while old and new stand side by side, and all stand under the new key at the end")
    void rotation() throws IOException {
        newKey();
        assertThat(versions()).isEqualTo("v1");
        var rotation = begin();
        var reader = reader(rotation);
        var first = reader.readItem();
        assertThat(first.table()).isEqualTo(SealedTable.PERSON);
        write(rotation, first);
        assertThat(versions()).as("in the middle").isEqualTo("v1,v2");
        everythingIsReadAndFound();
        for (var rows = reader.readItem(); rows != null; rows = reader.readItem()) {
            write(rotation, rows);
        }
        end(rotation);
        assertThat(versions()).isEqualTo("v2");
        everythingIsReadAndFound();
        var done = rotations().rotations().get(0);
        assertThat(done.status()).isEqualTo(RotationStatus.COMPLETED);
        assertThat(done.percent()).isEqualTo(100);
        assertThat(rotations().parts(done.id())).extracting(RotationPart::toString).containsExactly(
                "RotationPart[table=MEMBER_IMPORT, total=0, resealed=0, leftOver=0]", "RotationPart[table=MEMBER_IMPORT_ROW, total=0, resealed=0, leftOver=0]",
                "RotationPart[table=PERSON, total=2, resealed=2, leftOver=0]", "RotationPart[table=SPECIAL_INFORMATION, total=1, resealed=1, leftOver=0]",
                "RotationPart[table=SPECIAL_ATTACHMENT, total=1, resealed=1, leftOver=0]",
                "RotationPart[table=CARD_BATCH_LINE, total=2, resealed=2, leftOver=0]",
                "RotationPart[table=BANK_RESULT_LINE, total=1, resealed=1, leftOver=0]",
                "RotationPart[table=BANK_REJECTION, total=1, resealed=1, leftOver=0]", "RotationPart[table=CARD, total=1, resealed=1, leftOver=0]",
                "RotationPart[table=APPROVAL_REQUEST, total=1, resealed=1, leftOver=0]",
                "RotationPart[table=PAYMENT_VOUCHER, total=1, resealed=1, leftOver=0]",
                "RotationPart[table=PAPER_ORDER, total=1, resealed=1, leftOver=0]",
                "RotationPart[table=SECOND_FACTOR, total=1, resealed=1, leftOver=0]");
    }

    @Test
    @DisplayName("cut off and begun anew it goes on with what is left; what the service writes meanwhile wins")
    void restart() throws IOException {
        newKey();
        var rotation = begin();
        write(rotation, reader(rotation).readItem());
        var again = reader(rotation);
        var rows = again.readItem();
        assertThat(rows.table()).as("persons are done").isEqualTo(SealedTable.SPECIAL_INFORMATION);
        var meanwhile = personalData.seal(PersonalKind.ADDRESS, "搬家后的新地址").token();
        world.change("update special_information set address_sealed = '" + meanwhile + "'");
        write(rotation, rows);
        assertThat(world.text("select address_sealed from special_information")).isEqualTo(meanwhile);
        assertThat(world.text("select permit_sealed from special_information")).as("left for the second round").startsWith("v1.");
        // A transaction that had read the old value before copies it behind the reader's back.
        world.change("insert into person (name, name_original, document_type, document_sealed, document_index) values ('后来', '后来', 'OTHER', '"
                + world.text("select document_sealed from card_batch_line where seq = 2") + "', 'later')");
        for (rows = again.readItem(); rows != null; rows = again.readItem()) {
            write(rotation, rows);
        }
        end(rotation);
        assertThat(versions()).isEqualTo("v2");
        assertThat(rotations().rotations().get(0).status()).isEqualTo(RotationStatus.COMPLETED);
    }

    @Test
    @DisplayName("a value that opens with no key is left, counted, and holds up nothing")
    void leftOver() throws IOException {
        newKey();
        world.change("update card set card_no_sealed = 'v7.C.AAAA'");
        world.change("update card_batch_line set mobile_sealed = 'v1.M.damaged' where seq = 1");
        var rotation = begin();
        var reader = reader(rotation);
        for (var rows = reader.readItem(); rows != null; rows = reader.readItem()) {
            write(rotation, rows);
        }
        end(rotation);
        var done = rotations().rotations().get(0);
        assertThat(done.status()).isEqualTo(RotationStatus.LEFT_OVER);
        assertThat(done.leftOver()).isEqualTo(2);
        assertThat(world.text("select document_sealed from card_batch_line where seq = 1")).as("its other values are renewed").startsWith("v2.");
    }

    @Test
    @DisplayName("one at a time, to the key that was seen, and only where the node has that key")
    void refusals() throws IOException {
        assertThatThrownBy(() -> rotations().start("2")).isInstanceOf(DomainException.class).hasMessage("keys.changed");
        newKey();
        var rotation = begin();
        assertThatThrownBy(() -> rotations().start("2")).isInstanceOf(DomainException.class).hasMessage("keys.running");
        assertThat(world.text("select job || ' ' || subject from job_run")).isEqualTo("key-rotation " + rotation);
        var behind = new RotationReader(jdbi, new PersonalData(database.keysFile()), database.ownTransaction(), rotation);
        behind.open(null);
        assertThatThrownBy(behind::readItem).hasMessageContaining("leads to key 2, but the keys file of this node names 1");
        assertThat(begunAgain()).isTrue();
    }

    private boolean begunAgain() {
        database.jdbi().useHandle(h -> KeyRotationSql.end(h, Long.parseLong(world.text("select id from key_rotation")), RotationStatus.FAILED,
                world.clock.instant()));
        rotations().start("2");
        return world.text("select count(*) from key_rotation where status = 'RUNNING'").equals("1");
    }

    private void newKey() throws IOException {
        var key = Base64.getEncoder().encodeToString("sixteen bytes 16".getBytes(StandardCharsets.UTF_8));
        var file = folder.resolve("keys.properties");
        Files.writeString(file, Files.readString(file).replace("current=1", "current=2\nkey.2=" + key + "\nalgorithm.2=SM4-GCM"));
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2030-01-01T00:00:00Z")));
        // The service looks at its keys when it meets a version it does not know.
        assertThat(personalData.open(new PersonalData(file).seal(PersonalKind.MOBILE, "x"))).isEqualTo("x");
    }

    private void everythingIsReadAndFound() {
        var read = jdbi.withHandle(h -> h.createQuery("""
                select s.value from person p join member m on m.person_id = p.id join special_information i on i.member_id = m.id
                  join card_batch_line l on l.member_id = m.id join bank_result_line r on r.member_no = m.member_no join card c on c.member_id = m.id,
                  lateral (values (1, p.document_sealed), (2, p.mobile_sealed), (3, i.permit_sealed), (4, i.address_sealed), (5, c.card_no_sealed),
                    (6, l.document_sealed), (7, l.mobile_sealed), (8, l.address_sealed), (9, r.card_no_sealed)) s (place, value)
                where p.document_index = :index order by s.place""").bind("index", index()).mapTo(Sealed.class).list());
        assertThat(read.stream().map(personalData::open)).containsExactly(PLAIN.get(0), PLAIN.get(1), PLAIN.get(2), PLAIN.get(3), PLAIN.get(4),
                PLAIN.get(0), PLAIN.get(1), PLAIN.get(3), PLAIN.get(4));
        Masked shown = jdbi.withHandle(h -> h.createQuery("select document_sealed from person where document_index = :index").bind("index", index())
                .mapTo(Masked.class).one());
        assertThat(shown.text()).isEqualTo("1101****0021");
        var scan = jdbi.withHandle(h -> h.createQuery("select key_sealed, content from special_attachment").map((row, context) ->
                FileSeal.of(personalData, new Sealed(row.getString(1))).open(0, row.getBytes(2))).one());
        assertThat(scan).as("the file itself was not touched").isEqualTo(SCAN);
    }

    private String versions() {
        return world.text("""
                select string_agg(distinct split_part(v, '.', 1), ',') from (
                  select unnest(array[document_sealed, mobile_sealed]) v from person union all
                  select unnest(array[permit_sealed, address_sealed]) from special_information union all
                  select unnest(array[document_sealed, mobile_sealed, address_sealed]) from card_batch_line union all
                  select key_sealed from special_attachment union all select key_sealed from payment_voucher union all
                  select key_sealed from paper_order union all
                  select card_no_sealed from bank_result_line union all select card_no_sealed from card
                  union all select card_no_sealed from bank_rejection
                  union all select payload_sealed from approval_request) s""");
    }

    private KeyRotation rotations() {
        return new KeyRotation(jdbi, world.clock, TestUser.of(jdbi, world.union), new AuditNote(), personalData, new JobRuns(jdbi, world.clock));
    }

    private String begin() {
        rotations().start("2");
        var rotation = world.text("select id from key_rotation");
        new RotationBegin(jdbi, database.ownTransaction(), rotation).process();
        return rotation;
    }

    private RotationReader reader(String rotation) {
        var reader = new RotationReader(jdbi, personalData, database.ownTransaction(), rotation);
        reader.open(null);
        return reader;
    }

    private void write(String rotation, SealedRows rows) {
        var renewed = new RotationProcessor(personalData).processItem(rows);
        if (renewed != null) {
            new RotationWriter(jdbi, database.ownTransaction(), rotation).writeItems(List.of(renewed));
        }
    }

    private void end(String rotation) {
        new RotationEnd(jdbi, world.clock, database.ownTransaction(), rotation).process();
    }
}
