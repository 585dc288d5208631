package unioncard.member;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import unioncard.form.TypedText;
import unioncard.shared.Labelled;

/** Kinds of identity documents (证件类型). All but the resident identity card go the special way. */
public enum DocumentType implements Labelled {
    RESIDENT_ID("身份证", "居民身份证", "中华人民共和国居民身份证"),
    FOREIGN_PASSPORT("护照（外国）", "护照", "外国护照", "外国人护照"),
    HK_MACAO_PERMIT("港澳居民来往内地通行证", "港澳通行证", "回乡证"),
    TAIWAN_PERMIT("台湾居民来往大陆通行证", "台胞证"),
    HK_MACAO_RESIDENCE("港澳居民居住证"),
    TAIWAN_RESIDENCE("台湾居民居住证"),
    PERMANENT_RESIDENCE("外国人永久居留身份证", "外国人永久居留证"),
    OTHER("其他", "其它", "其他证件");

    private final String label;
    private final List<String> otherWords;

    DocumentType(String label, String... otherWords) {
        this.label = label;
        this.otherWords = List.of(otherWords);
    }

    @Override
    public String label() {
        return label;
    }

    /** Whether holders go through the special channel from the beginning. */
    public boolean special() {
        return this != RESIDENT_ID;
    }

    /** Whether the document tells a foreign nationality or one outside the mainland, for whom household and ethnicity do not apply. */
    public boolean mainland() {
        return this == RESIDENT_ID;
    }

    /** The type meant by a word of a form; half-width brackets are forgiven. */
    public static Optional<DocumentType> find(String typed) {
        var word = TypedText.trimmed(typed).replace('(', '（').replace(')', '）');
        return Arrays.stream(values()).filter(type -> type.label.equals(word) || type.otherWords.contains(word)).findFirst();
    }
}
