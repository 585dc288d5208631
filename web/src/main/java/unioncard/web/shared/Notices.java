package unioncard.web.shared;

import jakarta.faces.application.FacesMessage;
import jakarta.faces.application.FacesMessage.Severity;
import jakarta.faces.context.FacesContext;

/** Tells the clerk what has happened. Texts come by key; successes pass by, refusals stay until the next step. */
public final class Notices {

    private Notices() {
    }

    /** Something was done. Survives a redirect. */
    public static void done(String key, Object... arguments) {
        add(FacesMessage.SEVERITY_INFO, Texts.of(key, arguments));
    }

    /** Something was done, but look at this. Survives a redirect. */
    public static void warn(String key, Object... arguments) {
        add(FacesMessage.SEVERITY_WARN, Texts.of(key, arguments));
    }

    /** Something was refused; forms and dialogs stay as they are. Survives a redirect. */
    public static void refused(String key, Object... arguments) {
        add(FacesMessage.SEVERITY_ERROR, Texts.of(key, arguments));
        FacesContext.getCurrentInstance().validationFailed();
    }

    /** What was typed into an input was refused; told below it. */
    public static void refusedAt(String input, String key) {
        FacesContext.getCurrentInstance().addMessage(input, new FacesMessage(FacesMessage.SEVERITY_ERROR, Texts.of(key), null));
    }

    private static void add(Severity severity, String sentence) {
        var context = FacesContext.getCurrentInstance();
        context.getExternalContext().getFlash().setKeepMessages(true);
        context.addMessage(null, new FacesMessage(severity, sentence, null));
    }
}
