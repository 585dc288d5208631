package unioncard.benefit;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import unioncard.shared.Labelled;

/** What a benefit was paid for (给付项目), in the words of the carrier's file. */
public enum BenefitKind implements Labelled {
    /** Days in hospital. */ HOSPITAL("住院天数"),
    /** First diagnosis of a serious illness, once a year. */ ILLNESS("重大疾病"),
    /** Disability by an accident, once a year. */ DISABILITY("意外伤残"),
    /** Death by an accident; paid to the account that the district names. */ ACCIDENTAL_DEATH("意外身故"),
    /** Death by illness; paid to the account that the district names. */ DEATH("疾病身故");

    private final String label;

    BenefitKind(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }

    static Optional<BenefitKind> of(String word) {
        return Arrays.stream(values()).filter(kind -> kind.label.equals(word)).findFirst();
    }

    static List<String> words() {
        return Arrays.stream(values()).map(BenefitKind::label).toList();
    }
}
