package unioncard.web.bankfile;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import unioncard.bankfile.ReturnCode;
import unioncard.bankfile.ReturnCodeClass;
import unioncard.bankfile.ReturnCodeRow;
import unioncard.card.SpecialReason;

/** A return code while it is typed. */
public class ReturnCodeForm implements Serializable {

    private static final long serialVersionUID = 1L;

    private final boolean fresh;
    private String code;
    private ReturnCodeClass codeClass;
    private String wording;
    private SpecialReason specialReason;

    /** The code as it is; one that is not defined begins empty. */
    ReturnCodeForm(ReturnCodeRow row) {
        code = row.code();
        var present = row.present();
        fresh = present == null;
        if (!fresh) {
            codeClass = present.codeClass();
            wording = present.text();
            specialReason = present.specialReason();
        }
    }

    /** What was typed; the reason only where it belongs. */
    ReturnCode wanted() {
        return new ReturnCode(code.strip(), codeClass, wording, codeClass == ReturnCodeClass.SPECIAL ? specialReason : null);
    }

    /** Whether nobody has defined it, so that the code itself may be typed. */
    public boolean isFresh() {
        return fresh;
    }

    /** What it may be made to mean. */
    public List<ReturnCodeClass> getClasses() {
        return Arrays.stream(ReturnCodeClass.values()).filter(it -> (it == ReturnCodeClass.SUCCESS) == ReturnCode.SUCCESS.equals(code)).toList();
    }

    /** Why the bank may send a member to the special channel. */
    public List<SpecialReason> getReasons() {
        return ReturnCode.SPECIAL_REASONS;
    }

    public String getCode() {
        return code;
    }

    public void setCode(String code) {
        this.code = code;
    }

    public ReturnCodeClass getCodeClass() {
        return codeClass;
    }

    public void setCodeClass(ReturnCodeClass codeClass) {
        this.codeClass = codeClass;
    }

    public String getWording() {
        return wording;
    }

    public void setWording(String wording) {
        this.wording = wording;
    }

    public SpecialReason getSpecialReason() {
        return specialReason;
    }

    public void setSpecialReason(SpecialReason specialReason) {
        this.specialReason = specialReason;
    }
}
