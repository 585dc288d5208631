package unioncard.bank.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class RequestFileProperties {

    @Property(tries = 300)
    void readsEveryNameGb18030CanWrite(@ForAll("names") List<String> names) throws RequestRefused {
        var request = SampleRequest.regular();
        names.forEach(request::member);
        var read = RequestFile.parse(RequestName.of(request.fileName()).orElseThrow(), request.bytes());
        assertThat(read.lines()).extracting(RequestLine::name).containsExactlyElementsOf(names);
    }

    @Property(tries = 300)
    void noByteCanBeChangedUnseen(@ForAll int place, @ForAll byte value) {
        var request = SampleRequest.of(2).member("王\u4E85\uD842\uDFB7");
        var bytes = request.bytes();
        int at = Math.floorMod(place, bytes.length);
        bytes[at] = bytes[at] == value ? (byte) (value + 1) : value;
        var refusal = catchThrowableOfType(RequestRefused.class, () -> RequestFile.parse(RequestName.of(request.fileName()).orElseThrow(), bytes));
        assertThat(refusal).isNotNull();
    }

    @Example
    void digestOfTheStandard() {
        assertThat(BankText.digest("abc".getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo("66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
    }

    @Provide
    Arbitrary<List<String>> names() {
        var characters = Arbitraries.oneOf(range(0x4E00, 0x9FFF), range(0x3400, 0x4DBF), range(0x20000, 0x2A6DF), range('A', 'Z'), range(0xB7, 0xB7));
        return characters.list().ofMinSize(0).ofMaxSize(25).map(list -> String.join("", list)).list().ofMaxSize(5);
    }

    private static Arbitrary<String> range(int from, int to) {
        return Arbitraries.integers().between(from, to).map(Character::toString);
    }
}
