package unioncard.web.shared;

import jakarta.faces.event.PhaseEvent;
import jakarta.faces.event.PhaseId;
import jakarta.faces.event.PhaseListener;

/**
 * Sends the notices along with every Ajax answer that has some. The automatic update of PrimeFaces does so for the first answer of a page
 * only.
 */
public class NoticesListener implements PhaseListener {

    private static final long serialVersionUID = 1L;

    @Override
    public void beforePhase(PhaseEvent event) {
        var context = event.getFacesContext();
        if (context.getPartialViewContext().isAjaxRequest() && context.getMessages(null).hasNext()) {
            context.getPartialViewContext().getRenderIds().add("done");
            context.getPartialViewContext().getRenderIds().add("refused");
        }
    }

    @Override
    public void afterPhase(PhaseEvent event) {
        // Nothing is left to do once the answer is written.
    }

    @Override
    public PhaseId getPhaseId() {
        return PhaseId.RENDER_RESPONSE;
    }
}
