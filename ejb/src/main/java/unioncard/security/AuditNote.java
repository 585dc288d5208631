package unioncard.security;

import jakarta.enterprise.context.RequestScoped;

/** What the current call is about, for its audit row: a boundary method says the batch, the union or the member number it touches. */
@RequestScoped
public class AuditNote {

    private String subject;

    /** Names the subject; several are joined. Never personal data. */
    public void about(String what) {
        subject = subject == null ? what : subject + ", " + what;
    }

    /** The subject named so far, once. */
    public String take() {
        var taken = subject;
        subject = null;
        return taken;
    }
}
