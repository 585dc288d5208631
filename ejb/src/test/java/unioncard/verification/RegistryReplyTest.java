package unioncard.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import unioncard.shared.Setting;
import unioncard.verification.RegistryQuestion.Person;

@DisplayName("What a registry over HTTP is believed")
class RegistryReplyTest {

    private static final RegistryQuestion QUESTION = new RegistryQuestion("r1", RegistryKind.POPULATION, List.of(
            new Person(71, "张䶮", "RESIDENT_ID", "390101199001010017", null), new Person(72, "李𬎆", "RESIDENT_ID", "390101199001010025", null)));

    private static Map<Long, Enum<?>> read(String body) {
        return RegistryReply.read(QUESTION, body.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    @DisplayName("each answer belongs to the person asked for, whatever their order")
    void right() {
        assertThat(read("{\"requestId\":\"r1\",\"answers\":[{\"id\":\"2\",\"answer\":\"NOT_FOUND\"},{\"id\":\"1\",\"answer\":\"MATCH\",\"more\":7}],\"x\":{}}"))
                .isEqualTo(Map.of(71L, PopulationAnswer.MATCH, 72L, PopulationAnswer.NOT_FOUND));
    }

    @Test
    @DisplayName("who is left out or gets a word that this registry does not have, has no answer; the others have")
    void partly() {
        for (var word : new String[] {"\"OWN_UNIT\"", "\"UNAVAILABLE\"", "\"NOT_APPLICABLE\"", "\"match\"", "\"\"", "null", "7", "{}"}) {
            assertThat(read("{\"requestId\":\"r1\",\"answers\":[{\"id\":\"1\",\"answer\":%s},{\"id\":\"2\",\"answer\":\"MATCH\"}]}".formatted(word))).as(word)
                    .isEqualTo(Map.of(72L, PopulationAnswer.MATCH));
        }
        assertThat(read("{\"requestId\":\"r1\",\"answers\":[]}")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "7", "<html>NOT_FOUND</html>", "{", "{}", "{\"answers\":[]}", "{\"requestId\":\"r1\"}",
        "{\"requestId\":7,\"answers\":[]}", "{\"requestId\":\"r2\",\"answers\":[]}", "{\"requestId\":\"r1\",\"answers\":{}}",
        "{\"requestId\":\"r1\",\"answers\":[7]}", "{\"requestId\":\"r1\",\"answers\":[{\"id\":\"1\",\"answer\":\"NOT_FOUND\"}]",
        "{\"requestId\":\"r1\",\"answers\":[{\"id\":\"1\",\"answer\":\"NOT_FOUND\"},{\"id\":\"1\",\"answer\":\"NOT_FOUND\"}]}",
        "{\"requestId\":\"r1\",\"answers\":[{\"id\":\"1\",\"answer\":\"NOT_FOUND\"},{\"id\":\"3\",\"answer\":\"NOT_FOUND\"}]}",
        "{\"requestId\":\"r1\",\"answers\":[{\"id\":\"0\",\"answer\":\"NOT_FOUND\"}]}",
        "{\"requestId\":\"r1\",\"answers\":[{\"id\":\"01\",\"answer\":\"NOT_FOUND\"}]}",
        "{\"requestId\":\"r1\",\"answers\":[{\"id\":1,\"answer\":\"NOT_FOUND\"}]}", "{\"requestId\":\"r1\",\"answers\":[{\"answer\":\"NOT_FOUND\"}]}",
        "{\"requestId\":\"r1\",\"answers\":[{\"id\":\"99999999999\",\"answer\":\"NOT_FOUND\"}]}"})
    @DisplayName("what is not as agreed leaves nobody with an answer, and the error quotes nothing of it")
    void wrong(String body) {
        assertThatThrownBy(() -> read(body)).isInstanceOf(RegistryFailure.class).hasNoCause()
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("NOT_FOUND", "r2", "html"));
    }

    @Test
    @DisplayName("arbitrary bytes and broken encodings are refused as such")
    void anything() {
        var random = new Random(20261123);
        var right = "{\"requestId\":\"r1\",\"answers\":[{\"id\":\"1\",\"answer\":\"MATCH\"}]}".getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 20_000; i++) {
            var body = right.clone();
            for (int n = random.nextInt(4); n >= 0; n--) {
                body[random.nextInt(body.length)] = (byte) random.nextInt(256);
            }
            try {
                assertThat(RegistryReply.read(QUESTION, body).values()).isSubsetOf(PopulationAnswer.MATCH);
            } catch (RegistryFailure refused) {
                assertThat(refused).hasNoCause();
            }
        }
        var deep = "{\"requestId\":\"r1\",\"answers\":" + "[".repeat(200_000);
        assertThatThrownBy(() -> read(deep)).isInstanceOf(RegistryFailure.class);
    }

    @Test
    @DisplayName("not more than 256 KiB are read, and nothing more once the time is over")
    void bounded() throws IOException {
        assertThat(RegistryReply.body(new ByteArrayInputStream(new byte[256 * 1024]))).hasSize(256 * 1024);
        assertThatThrownBy(() -> RegistryReply.body(new ByteArrayInputStream(new byte[256 * 1024 + 1]))).hasMessage("more than 262144 bytes");
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> RegistryReply.body(new ByteArrayInputStream(new byte[1]))).hasMessageContaining("too slowly");
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    @DisplayName("the question holds the number, the unit's code for the social insurance alone, and tells nothing of it when it is printed")
    void question() {
        var person = new Person(71, "张䶮", "RESIDENT_ID", "390101199001010017", "91310000000000000X");
        assertThat(new RegistryQuestion("r1", RegistryKind.POPULATION, List.of(person)).json()).isEqualTo("{\"version\":1,\"requestId\":\"r1\","
                + "\"registry\":\"POPULATION\",\"queries\":[{\"id\":\"1\",\"name\":\"张䶮\",\"documentType\":\"RESIDENT_ID\","
                + "\"documentNumber\":\"390101199001010017\"}]}");
        var insurance = new RegistryQuestion("r1", RegistryKind.SOCIAL_INSURANCE, List.of(person));
        assertThat(insurance.json()).contains("\"unitCreditCode\":\"91310000000000000X\"");
        assertThat(insurance.toString()).doesNotContain("3901", "张");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://registry.example/x", "http://127.0.0.1.example/x", "http://localhost.example", "ftp://127.0.0.1", "https:///x", "registry",
        "http://localhost@registry.example", "https://somebody:secret@registry.example", "https://regi stry"})
    @DisplayName("numbers go nowhere but to an https address, or in clear to this machine")
    void addresses(String address) {
        assertThatThrownBy(() -> RegistryCalls.address(address)).isInstanceOf(RegistryFailure.class).hasMessageNotContaining("secret");
        assertThat(RegistryCalls.address(" https://registry.example:8443/v1 ")).hasPort(8443);
        assertThat(RegistryCalls.address("http://localhost:8080/v1")).hasHost("localhost");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "snapshots", "SNAPSHOT", "http://registry.example/v1", "registry.example"})
    @DisplayName("比对库设置写错时不启动，并说出是哪一项")
    void aSettingThatCannotBeMeant(String value) {
        assertThatThrownBy(() -> RegistrySettings.require(Setting.POPULATION_REGISTRY, value)).isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("unioncard.registry.population");
        RegistrySettings.require(Setting.POPULATION_REGISTRY, " snapshot ");
        RegistrySettings.require(Setting.POPULATION_REGISTRY, "https://registry.example/v1");
    }
}
