package unioncard.web.shared;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletResponse;

/** The page with the incident number. */
@Named
@RequestScoped
public class FailurePage {

    /** The number to tell the administrator; empty when there is none. */
    public String getIncident() {
        var external = FacesContext.getCurrentInstance().getExternalContext();
        var number = external.getRequestMap().getOrDefault(Incidents.ATTRIBUTE, external.getRequestParameterMap().get("incident"));
        return number instanceof String text && text.matches("[0-9A-Z]{8}") ? text : "";
    }

    /** Says that nothing is here, also to whoever calls the page by its own address. */
    public void notFound() {
        FacesContext.getCurrentInstance().getExternalContext().setResponseStatus(HttpServletResponse.SC_NOT_FOUND);
    }
}
