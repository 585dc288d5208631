package unioncard.web.shared;

import java.io.Serializable;
import unioncard.member.DocumentNumber;
import unioncard.security.PersonalData;
import unioncard.security.PersonalKind;

/**
 * A list's filter by document number. The number is typed into a posted form; the URL, the browser's history and every log carry only its
 * keyed hash. View parameter: {@code <f:viewParam name="document" value="#{page.document.index}"/>}.
 */
public class DocumentFilter implements Serializable {

    private static final long serialVersionUID = 1L;

    private transient String typed;
    private String index;

    /** Turns what was typed into the hash; called by the search method before {@link Views#here}. An empty field keeps no filter. */
    public void apply(PersonalData personalData) {
        index = typed == null || typed.isBlank() ? null
                : personalData.index(PersonalKind.DOCUMENT, DocumentNumber.key(typed));
        typed = null;
    }

    /** Whether the list is filtered by a number. */
    public boolean isActive() {
        return index != null;
    }

    /** The hash for the query, or null. */
    public String getIndex() {
        return index;
    }

    /** From the URL; anything but a hash is ignored. */
    public void setIndex(String index) {
        this.index = index != null && index.matches("[0-9a-f]{64}") ? index : null;
    }

    /** Always empty: a number is never sent back to the browser. */
    public String getTyped() {
        return null;
    }

    public void setTyped(String typed) {
        this.typed = typed;
    }
}
