package unioncard.bankfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Arrays;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bouncycastle.asn1.gm.GMNamedCurves;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.generators.ECKeyPairGenerator;
import org.bouncycastle.crypto.params.ECKeyGenerationParameters;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyInfoFactory;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemWriter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("银行文件的国密签名与加密（SM2、SM3、SM4）")
class BankKeysTest {

    private static final Charset CHARSET = Charset.forName("GB18030");
    private static final BankCharset GB18030 = BankCharset.of("GB18030");

    @TempDir
    Path folder;
    private AsymmetricCipherKeyPair union;
    private AsymmetricCipherKeyPair bank;

    @BeforeEach
    void keys() {
        union = pair();
        bank = pair();
    }

    static AsymmetricCipherKeyPair pair() {
        var generator = new ECKeyPairGenerator();
        generator.init(new ECKeyGenerationParameters(new ECNamedDomainParameters(GMObjectIdentifiers.sm2p256v1, GMNamedCurves.getByName("sm2p256v1")),
                new SecureRandom()));
        return generator.generateKeyPair();
    }

    /** What a side has: its own key, the other's, and whether it encrypts. */
    private static BankKeys side(AsymmetricCipherKeyPair own, AsymmetricCipherKeyPair other, boolean encrypting) {
        return new BankKeys((ECPrivateKeyParameters) own.getPrivate(), (ECPublicKeyParameters) other.getPublic(), encrypting);
    }

    private Path written(String name, BankKeys keys, String... names) throws IOException {
        var target = folder.resolve(name);
        try (var file = new RequestFile(target, LayoutFile.standard(), GB18030, keys)) {
            file.header("H", "1.0", "20261123000001", "20261123", "U1", "N", Integer.toString(names.length));
            for (int i = 0; i < names.length; i++) {
                file.detail("D", String.valueOf(i + 1), "0070311001", names[i]);
            }
            file.finish();
        }
        return target;
    }

    private static void refused(String words, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(FileRefused.class).hasMessageContaining(words);
    }

    @Test
    @DisplayName("签名写在结束行，对方用公钥验得过；改一个字节、换一把密钥、没有签名，都整份拒收")
    void signatures() throws IOException {
        var signed = written("signed.txt", side(union, bank, false), "张䶮", "李𬎆");
        var receiver = side(bank, union, false);
        assertThat(Trailer.verified(signed, LayoutFile.standard(), receiver).count()).isEqualTo(2);
        assertThat(Trailer.verified(signed, LayoutFile.standard(), BankKeys.NONE).count()).as("who has no key does not look").isEqualTo(2);
        refused("签名不正确", () -> Trailer.verified(signed, LayoutFile.standard(), side(bank, bank, false)));
        refused("没有银行签名", () -> Trailer.verified(written("plain.txt", BankKeys.NONE, "张䶮"), LayoutFile.standard(), receiver));
        // Another content with a digest of its own, and the signature of the first.
        var other = written("other.txt", BankKeys.NONE, "张䶮", "王𠮷");
        var signature = Files.readString(signed, CHARSET).replaceFirst("(?s).*\\|", "|");
        Files.writeString(other, Files.readString(other, CHARSET).stripTrailing() + signature,
                CHARSET);
        refused("签名不正确", () -> Trailer.verified(other, LayoutFile.standard(), receiver));
        Files.writeString(other, "X", StandardOpenOption.APPEND);
        refused("", () -> Trailer.verified(other, LayoutFile.standard(), receiver));
    }

    @Test
    @DisplayName("加密的文件只有对方能打开，打开后与未加密的相同；密文改动或不是给本方的，拒收且不留下内容")
    void encryption() throws IOException {
        var names = new String[5_000];
        Arrays.fill(names, "阿卜杜拉·䶮𬎆");
        var sealed = written("sealed.txt", side(union, bank, true), names);
        var plain = written("plain.txt", BankKeys.NONE, names);
        assertThat(BankEnvelope.is(sealed)).isTrue();
        assertThat(BankEnvelope.is(plain)).isFalse();
        var opened = folder.resolve("opened.txt");
        BankEnvelope.open(sealed, (ECPrivateKeyParameters) bank.getPrivate(), opened);
        assertThat(Trailer.verified(opened, LayoutFile.standard(), side(bank, union, false)).count()).isEqualTo(5_000);
        assertThat(Files.readAllLines(opened, CHARSET).subList(0, 5_001))
                .isEqualTo(Files.readAllLines(plain, CHARSET).subList(0, 5_001));

        var notOurs = folder.resolve("not-ours.txt");
        refused("不能用本方私钥解密", () -> BankEnvelope.open(sealed, (ECPrivateKeyParameters) union.getPrivate(), notOurs));
        var bytes = Files.readAllBytes(sealed);
        for (int at : new int[] {20, 300, bytes.length / 2, bytes.length - 1}) {
            bytes[at] ^= 1;
            Files.write(sealed, bytes);
            refused("", () -> BankEnvelope.open(sealed, (ECPrivateKeyParameters) bank.getPrivate(), notOurs));
            bytes[at] ^= 1;
        }
        Files.write(sealed, Arrays.copyOf(bytes, bytes.length - 20));
        refused("", () -> BankEnvelope.open(sealed, (ECPrivateKeyParameters) bank.getPrivate(), notOurs));
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("sealed.txt", "plain.txt", "opened.txt");
    }

    @Test
    @DisplayName("密钥从 PEM 文件读取；拿错文件、文件不在、要加密而没有银行公钥，都不启动")
    void keyFiles() throws IOException {
        var own = pem("own.pem", "PRIVATE KEY", PrivateKeyInfoFactory.createPrivateKeyInfo(union.getPrivate()).getEncoded());
        var banks = pem("bank.pem", "PUBLIC KEY", SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(bank.getPublic()).getEncoded());
        var signed = written("signed.txt", BankKeys.of(own, banks, false), "张䶮");
        assertThat(Trailer.verified(signed, LayoutFile.standard(), side(bank, union, false)).count()).isOne();
        assertThat(BankKeys.of("", "", false)).isEqualTo(BankKeys.NONE);
        var none = folder.resolve("none.pem").toString();
        assertThatThrownBy(() -> BankKeys.of(banks, own, false)).isInstanceOf(IllegalStateException.class).hasMessageContaining("bank.pem");
        assertThatThrownBy(() -> BankKeys.of(none, "", false)).isInstanceOf(IllegalStateException.class).hasMessageContaining("none.pem");
        assertThatThrownBy(() -> BankKeys.of(own, "", true)).isInstanceOf(IllegalStateException.class);
        assertThat(BankKeys.of(own, banks, true).toString()).isEqualTo("****");
    }

    private String pem(String name, String type, byte[] content) throws IOException {
        var text = new StringWriter();
        try (var out = new PemWriter(text)) {
            out.writeObject(new PemObject(type, content));
        }
        return Files.writeString(folder.resolve(name), text.toString()).toString();
    }
}
