package unioncard.web.shared;

import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewMetadata;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;
import unioncard.security.PersonalNumbers;
import unioncard.security.SignedInUser.NotAllowed;

/** Where an action goes next, and where the browser has come from. */
public final class Views {

    private static final String CAME_FROM = "unioncard.came-from ";
    private static final Pattern OWN_VIEW = Pattern.compile("/(?:[a-z-]+/)?[a-z-]+\\.xhtml");

    private Views() {
    }

    /**
     * The same page with its view parameters in the URL: what a search button returns. A person's number typed into a filter that is not for
     * it would stand there, in the browser's history and in logs of the way; it is taken out, and the person is told.
     */
    public static String here() {
        var context = FacesContext.getCurrentInstance();
        for (var parameter : ViewMetadata.getViewParameters(context.getViewRoot())) {
            var value = parameter.getValueExpression("value");
            if (value != null && value.getValue(context.getELContext()) instanceof String text && PersonalNumbers.in(text)) {
                value.setValue(context.getELContext(), null);
                parameter.setValue(null);
                Notices.warn(hasDocumentFilter() ? "filters.number-removed-here" : "filters.number-removed");
            }
        }
        return to(FacesContext.getCurrentInstance().getViewRoot().getViewId()) + "&includeViewParams=true";
    }

    private static boolean hasDocumentFilter() {
        return ViewMetadata.getViewParameters(FacesContext.getCurrentInstance().getViewRoot()).stream().anyMatch(p -> p.getName().equals("document"));
    }

    /** Another page by a redirect, for example {@code /card/batches.xhtml}. */
    public static String to(String view) {
        return view + (view.contains("?") ? "&" : "?") + "faces-redirect=true";
    }

    /** An id from the URL; anything that cannot be one is a page that does not exist. */
    public static long id(String typed) {
        if (typed == null || !typed.matches("[0-9]{1,18}")) {
            throw new NotAllowed();
        }
        return Long.parseLong(typed);
    }

    /**
     * The page of this console from which a link led here, with its filters, for 返回: an address to be used as it is in {@code href}. From a page
     * that leads back to this one (an edit form, a transfer of this member), and from this very page after something was done on it, it is where this
     * one led back to before. The fallback (a view) when somebody came from elsewhere or from the start page.
     */
    public static String cameFrom(String fallback) {
        var session = FacesContext.getCurrentInstance().getExternalContext().getSessionMap();
        var here = FacesContext.getCurrentInstance().getViewRoot().getViewId();
        var before = session.get(CAME_FROM + here);
        var referer = referer(fallback);
        var last = viewOf(referer);
        boolean fromBelow = last.equals(here) || last.startsWith(here.substring(0, here.lastIndexOf('.')) + "-")
                || session.get(CAME_FROM + last) instanceof String way && viewOf(way).equals(here);
        var base = FacesContext.getCurrentInstance().getExternalContext().getRequestContextPath();
        var back = !fromBelow ? referer : before instanceof String known ? known : base + fallback;
        session.put(CAME_FROM + here, back);
        return back;
    }

    private static String viewOf(String address) {
        var base = FacesContext.getCurrentInstance().getExternalContext().getRequestContextPath();
        var path = address.substring(base.length());
        return path.contains("?") ? path.substring(0, path.indexOf('?')) : path;
    }

    private static String referer(String fallback) {
        var external = FacesContext.getCurrentInstance().getExternalContext();
        var base = external.getRequestContextPath();
        try {
            var referer = new URI(String.valueOf(external.getRequestHeaderMap().get("Referer")));
            var host = external.getRequestHeaderMap().get("Host");
            var path = referer.getPath();
            if (host != null && host.equals(referer.getAuthority()) && path != null && path.startsWith(base)) {
                var view = path.substring(base.length());
                if (OWN_VIEW.matcher(view).matches() && MenuEntry.of(view).isPresent()) {
                    return path + (referer.getRawQuery() == null ? "" : "?" + referer.getRawQuery());
                }
            }
        } catch (URISyntaxException e) {
            return base + fallback;
        }
        return base + fallback;
    }
}
