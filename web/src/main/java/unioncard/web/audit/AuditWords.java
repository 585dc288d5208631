package unioncard.web.audit;

import java.text.Collator;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import unioncard.audit.AuditOutcome;
import unioncard.audit.AuditRow;
import unioncard.web.shared.Texts;

/**
 * The trail holds codes, so that its rows never change with the words of the console; here they become Chinese. What has no words is shown as
 * it stands.
 */
final class AuditWords {

    private static final String ACTION = "audit.action.";
    private static final String WORD = "audit.word.";
    private static final Pattern LATIN = Pattern.compile("[A-Za-z_]+");
    private static final Pattern PLACE = Pattern.compile("\\{\\d[^}]*}");

    private AuditWords() {
    }

    /** Every action that has a name, in the order of the names. */
    static List<String> actions() {
        var collator = Collator.getInstance(Locale.SIMPLIFIED_CHINESE);
        return Texts.keys(ACTION).stream().map(key -> key.substring(ACTION.length()))
                .sorted((a, b) -> collator.compare(action(a), action(b))).toList();
    }

    static boolean isAction(String code) {
        return code != null && Texts.has(ACTION + code);
    }

    /** 提交办卡 for {@code Submission.submit}. */
    static String action(String code) {
        return Texts.has(ACTION + code) ? Texts.of(ACTION + code) : code;
    }

    /** 会员 0070311350 for {@code member 0070311350}; empty for null. */
    static String subject(String subject) {
        return subject == null ? "" : LATIN.matcher(subject).replaceAll(AuditWords::word);
    }

    private static String word(MatchResult found) {
        var key = WORD + found.group();
        return Matcher.quoteReplacement(Texts.has(key) ? Texts.of(key) : found.group());
    }

    /** Why something was refused: the sentence the person was shown, its particulars left out; empty when it was not. */
    static String reason(AuditRow row) {
        if (row.outcome() != AuditOutcome.REFUSED) {
            return "";
        }
        return Texts.has("error." + row.code()) ? PLACE.matcher(Texts.of("error." + row.code())).replaceAll("…")
                : Texts.has("audit.reason." + row.code()) ? Texts.of("audit.reason." + row.code()) : row.code();
    }
}
