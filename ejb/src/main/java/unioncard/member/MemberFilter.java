package unioncard.member;

import java.util.StringJoiner;
import unioncard.form.TypedText;

/**
 * Which members are asked for; null means any.
 *
 * @param name beginning of the name, any spelling
 * @param memberNo the whole member number
 * @param documentIndex from {@link Members#documentIndex}
 * @param status 会员状态
 * @param unionId members of this union and of all below it
 */
public record MemberFilter(String name, String memberNo, String documentIndex, MemberStatus status, Long unionId) {

    /** Everybody. */
    public static final MemberFilter ALL = new MemberFilter(null, null, null, null, null);

    public MemberFilter {
        name = name == null || name.isBlank() ? null : PersonName.normalise(name);
        memberNo = memberNo == null || memberNo.isBlank() ? null : TypedText.compact(memberNo);
        documentIndex = documentIndex == null || documentIndex.isBlank() ? null : documentIndex;
    }

    /** Whether a condition looks at the person and not only at the membership. */
    public boolean looksAtPerson() {
        return name != null || documentIndex != null;
    }

    /** The conditions for the audit trail; whose name or document is looked for stays out of it. */
    String inWords() {
        var words = new StringJoiner(", ", "(", ")").setEmptyValue("(all)");
        if (name != null) {
            words.add("name");
        }
        if (documentIndex != null) {
            words.add("document");
        }
        if (memberNo != null) {
            words.add("member " + memberNo);
        }
        if (status != null) {
            words.add(status.label());
        }
        if (unionId != null) {
            words.add("union " + unionId);
        }
        return words.toString();
    }

    MemberFilter with(MemberStatus only) {
        return new MemberFilter(name, memberNo, documentIndex, only, unionId);
    }
}
