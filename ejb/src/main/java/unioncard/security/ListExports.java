package unioncard.security;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;

/** What the trail keeps of lists that were taken into a spreadsheet. What is in them was asked of its own boundary, as for the page. */
@Stateless
public class ListExports {

    private CurrentUser current;
    private Event<AuditedAct> acts;

    public ListExports() {
    }

    @Inject
    ListExports(CurrentUser current, Event<AuditedAct> acts) {
        this.current = current;
        this.acts = acts;
    }

    /**
     * A list is about to leave.
     *
     * @param list what it is called
     * @param filters names of those that were set; not what they said
     */
    @OpenToAll("Who may see a list may take it along.")
    public void written(String list, int rows, String filters) {
        var subject = list + ", " + rows + " rows" + (filters.isEmpty() ? "" : " (" + filters + ")");
        acts.fire(new AuditedAct(current.get().login(), current.get().unionId(), "ListExports.written", subject, "done", false));
    }
}
