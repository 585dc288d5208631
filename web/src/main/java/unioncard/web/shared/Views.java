package unioncard.web.shared;

import jakarta.faces.context.FacesContext;

/** Where an action goes next. */
public final class Views {

    private Views() {
    }

    /** The same page with its view parameters in the URL: what a search button returns. */
    public static String here() {
        return to(FacesContext.getCurrentInstance().getViewRoot().getViewId()) + "&includeViewParams=true";
    }

    /** Another page by a redirect, for example {@code /card/batches.xhtml}. */
    public static String to(String view) {
        return view + (view.contains("?") ? "&" : "?") + "faces-redirect=true";
    }
}
