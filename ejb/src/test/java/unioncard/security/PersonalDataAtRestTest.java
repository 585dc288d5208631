package unioncard.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import unioncard.card.AttachmentKind;
import unioncard.card.CardWorld;
import unioncard.card.SpecialItem;
import unioncard.shared.TestDatabase;

/** What a copy of the database shows to who has no keys. */
@DisplayName("A copy of the database without the keys")
class PersonalDataAtRestTest {

    @RegisterExtension
    final TestDatabase database = new TestDatabase();

    @Test
    @DisplayName("holds no document, permit, mobile or card number and no address; equal numbers look different")
    void showsNothing() {
        var world = new CardWorld(database);
        var list = world.pendingList(world.union);
        list.add(List.of(world.member(world.union, "ALICE", "FOREIGN_PASSPORT"), world.member("张䶮")));
        var forms = world.specialForms(world.union);
        var form = forms.find(Long.parseLong(world.text("select id from pending_entry where channel = 'SPECIAL'")));
        var saved = forms.save(form.entryId(), form.version(), Map.of(SpecialItem.SURNAME_LATIN, "DOE", SpecialItem.GIVEN_NAME_LATIN, "ALICE",
                SpecialItem.PERMIT_NO, "H1234567801", SpecialItem.OCCUPATION, "教师", SpecialItem.ADDRESS, "上海市浦东新区张䶮路7号",
                SpecialItem.MOBILE, "13987654321", SpecialItem.TIN_1, "TIN998877", SpecialItem.BIRTHPLACE, "都柏林䶮街",
                SpecialItem.BIRTHPLACE_ENGLISH, "12 YAN STREET DUBLIN", SpecialItem.TAX_ADDRESS_ENGLISH, "7 ZHANGYAN ROAD"));
        assertThat(saved.refused()).isEmpty();
        world.attach(world.union, AttachmentKind.FRONT);
        world.change("update person set mobile_sealed = '" + database.personalData().seal(PersonalKind.MOBILE, "13812345678").token() + "'");
        var dump = dump();
        assertThat(dump).as("the dump holds these people").contains("张䶮", "ALICE", "教师");
        assertThat(dump).doesNotContain("310101199001010001", "310101199001010002", "H1234567801", "13812345678", "张䶮路", "路7号", "13987654321", "TIN998877",
                "都柏林", "YAN STREET", "ZHANGYAN");
        assertThat(dump).as("a picture's signature").doesNotContain("89504e470d0a1a0a");
        assertThat(world.text("select count(distinct document_sealed) = count(*) from person")).isEqualTo("t");
        var again = database.personalData();
        assertThat(again.seal(PersonalKind.DOCUMENT, "310101199001010001")).isNotEqualTo(again.seal(PersonalKind.DOCUMENT, "310101199001010001"));
    }

    private String dump() {
        return database.owner().withHandle(h -> h.createQuery("""
                select quote_ident(n.nspname) || '.' || quote_ident(c.relname) from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where c.relkind = 'r' and n.nspname in ('public', 'registry')""").mapTo(String.class).list().stream()
                .map(table -> h.createQuery("select coalesce(string_agg(t::text, '\n'), '') from " + table + " t").mapTo(String.class).one())
                .collect(Collectors.joining("\n")));
    }
}
