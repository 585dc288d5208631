package unioncard.member;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import unioncard.organisation.UnionLevel;
import unioncard.organisation.UnionStatus;
import unioncard.shared.TestDatabase;

/** The words of the code and of the schema are the same. */
class SchemaTest {

    @RegisterExtension
    final TestDatabase database = new TestDatabase();

    @Test
    void statuses_and_levels_are_those_of_the_check_constraints() {
        assertThat(checked("member_status_check")).isEqualTo(names(MemberStatus.values()));
        assertThat(checked("member_handling_status_check")).isEqualTo(names(HandlingStatus.values()));
        assertThat(checked("person_sex_check")).isEqualTo(names(Sex.values()));
        assertThat(checked("ck_trade_union_level")).isEqualTo(names(UnionLevel.values()));
        assertThat(checked("trade_union_status_check")).isEqualTo(names(UnionStatus.values()));
    }

    @Test
    void live_memberships_are_those_of_the_unique_index() {
        var index = one("select pg_get_indexdef('uq_member_person'::regclass)");
        assertThat(quoted(index))
                .isEqualTo(Stream.of(MemberStatus.values()).filter(MemberStatus::isLive).map(Enum::name).collect(Collectors.toSet()));
    }

    @Test
    void every_document_type_has_a_code_of_the_bank() {
        assertThat(quoted(one("select string_agg(quote_literal(document_type), ',') from bank_document_code")))
                .isEqualTo(names(DocumentType.values()));
    }

    private Set<String> checked(String constraint) {
        return quoted(one("select pg_get_constraintdef(oid) from pg_constraint where conname = '" + constraint + "'"));
    }

    private String one(String query) {
        return database.jdbi().withHandle(h -> h.createQuery(query).mapTo(String.class).one());
    }

    private static Set<String> quoted(String text) {
        return Pattern.compile("'([A-Z_]+)'").matcher(text).results().map((MatchResult found) -> found.group(1)).collect(Collectors.toSet());
    }

    private static Set<String> names(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name).collect(Collectors.toSet());
    }
}
