package unioncard.web.bankfile;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Clock;
import java.util.List;
import unioncard.bankfile.ReturnCodeClass;
import unioncard.bankfile.ReturnCodeRow;
import unioncard.bankfile.ReturnCodes;
import unioncard.web.shared.Notices;
import unioncard.web.shared.RuleDraft;
import unioncard.web.shared.Texts;
import unioncard.web.shared.Views;

/** 银行返回码: what the bank's answers mean, those that nobody has defined, and the proposal of a new code or another meaning. */
@Named
@ViewScoped
public class ReturnCodesPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient ReturnCodes codes;
    @Inject
    private transient Clock clock;

    private transient List<ReturnCodeRow> all;
    private String code;
    private ReturnCodeClass codeClass;
    private String chosen;
    private ReturnCodeForm form;
    private RuleDraft draft;

    /** The codes that are defined and that the filters let through. */
    public List<ReturnCodeRow> getRows() {
        return all().stream().filter(row -> row.present() != null && (code == null || row.code().startsWith(code.strip()))
                && (codeClass == null || row.present().codeClass() == codeClass)).toList();
    }

    /** The codes that the bank has sent, or somebody has proposed, and that are not defined. */
    public List<ReturnCodeRow> getUndefined() {
        return all().stream().filter(row -> row.present() == null).toList();
    }

    /** Every code; asked once, and again after a dialog was opened or used. */
    private List<ReturnCodeRow> all() {
        if (all == null) {
            all = codes.list();
        }
        return all;
    }

    /** 搜索. */
    public String search() {
        return Views.here();
    }

    /** Takes a code that is not known yet into the dialog. */
    public void add() {
        choose(new ReturnCodeRow("", List.of(), 0, false));
    }

    /** Takes a code into the dialog, at the version seen. */
    public void choose(ReturnCodeRow row) {
        all = null;
        chosen = row.code();
        form = new ReturnCodeForm(row);
        draft = new RuleDraft(row.version(), clock);
    }

    /** Hands the proposal to the second person. */
    public void propose() {
        all = null;
        var wanted = form.wanted();
        codes.propose(wanted, draft.getVersion(), draft.getReason());
        int held = all().stream().filter(row -> row.code().equals(wanted.code())).mapToInt(ReturnCodeRow::held).sum();
        if (held == 0) {
            Notices.done("return-code.proposed");
        } else {
            Notices.done("return-code.proposed-held", held);
        }
    }

    /** The code in the dialog with all its meanings; null for one that is not known. */
    public ReturnCodeRow getRow() {
        return all().stream().filter(row -> row.code().equals(chosen)).findFirst().orElse(null);
    }

    /** What an answer of the class does to the member. */
    public String effect(ReturnCodeClass of) {
        return of == null ? null : Texts.of("ReturnCodeClass." + of.name() + ".effect");
    }

    public ReturnCodeClass[] getClasses() {
        return ReturnCodeClass.values();
    }

    public ReturnCodeForm getForm() {
        return form;
    }

    public RuleDraft getDraft() {
        return draft;
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
}
