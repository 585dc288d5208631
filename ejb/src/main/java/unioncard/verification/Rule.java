package unioncard.verification;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import unioncard.shared.DomainException;
import unioncard.shared.Labelled;

/**
 * A question that 校验规则 answer: what an answer of a registry, or the document's date, means for the entry. The rows of
 * {@code verification_policy} hold the answers; the constants are all that the verification can ask.
 */
public enum Rule implements Labelled {
    POPULATION_MATCH("人口库", "姓名与证件号码一致"),
    POPULATION_NAME_DIFFERS("人口库", "姓名与证件号码不一致"),
    POPULATION_NAME_UNREADABLE("人口库", "姓名不一致，但含生僻字或库内字符缺失"),
    POPULATION_NOT_FOUND("人口库", "库中无此证件号码"),
    POPULATION_DECEASED("人口库", "人员已死亡或注销"),
    POPULATION_NOT_APPLICABLE("人口库", "非身份证件，不能比对"),
    POPULATION_UNAVAILABLE("人口库", "超时或不可用"),
    SOCIAL_INSURANCE_OWN_UNIT("人保库", "在本单位参保"),
    SOCIAL_INSURANCE_OTHER_UNIT("人保库", "在其他单位参保"),
    SOCIAL_INSURANCE_NOT_FOUND("人保库", "未查到参保记录"),
    SOCIAL_INSURANCE_UNAVAILABLE("人保库", "超时或不可用"),
    DOCUMENT_EXPIRED("证件", "校验时证件已过到期日");

    /** Longest text, in code points: three of them, and the day, fit the reason of an entry and the log. */
    public static final int LONGEST_TEXT = 80;
    private static final Set<String> REGISTRIES = Set.of("POPULATION", "SOCIAL_INSURANCE", "DOCUMENT");

    private final String source;
    private final String answer;

    Rule(String source, String answer) {
        this.source = source;
        this.answer = answer;
    }

    /** The registry, or 证件, and its answer. */
    @Override
    public String label() {
        return source + "：" + answer;
    }

    /** The registry, or 证件. */
    public String source() {
        return source;
    }

    /** What it has answered. */
    public String answer() {
        return answer;
    }

    /** What it may be made to mean: a registry that does not answer never decides about a member, one that answers always does. */
    public List<Outcome> outcomes() {
        return name().endsWith("UNAVAILABLE") ? List.of(Outcome.UNDECIDED) : List.of(Outcome.PASS, Outcome.WARN, Outcome.FAIL);
    }

    /**
     * Refuses a meaning that the rule cannot have, with {@code policy.outcome} or {@code policy.text}.
     *
     * @param text what the clerk reads beside the result, 2 to {@link #LONGEST_TEXT} code points; {@code {0}} stands for the expiry date, once,
     *             and only for {@link #DOCUMENT_EXPIRED}
     */
    void require(Outcome outcome, String text) {
        if (!outcomes().contains(outcome)) {
            throw new DomainException("policy.outcome", label());
        }
        int length = text == null ? 0 : text.strip().codePointCount(0, text.strip().length());
        if (length < 2 || length > LONGEST_TEXT || text.codePoints().anyMatch(Character::isISOControl)
                || text.split("\\{0}", -1).length > (this == DOCUMENT_EXPIRED ? 2 : 1)) {
            throw new DomainException("policy.text", LONGEST_TEXT);
        }
    }

    /** First part of its key. */
    String registry() {
        return REGISTRIES.stream().filter(registry -> name().startsWith(registry + "_")).findFirst().orElseThrow();
    }

    /** Second part of its key. */
    String answerCode() {
        return name().substring(registry().length() + 1);
    }

    static Rule of(String registry, String answer) {
        return Arrays.stream(values()).filter(rule -> rule.name().equals(registry + "_" + answer)).findFirst().orElseThrow();
    }
}
