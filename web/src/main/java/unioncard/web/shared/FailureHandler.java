package unioncard.web.shared;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.application.ViewExpiredException;
import jakarta.faces.context.ExceptionHandler;
import jakarta.faces.context.ExceptionHandlerWrapper;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.PhaseId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.regex.Pattern;
import unioncard.security.CurrentUser;
import unioncard.security.SignedInUser;
import unioncard.shared.DomainException;

/**
 * The one place where failures of pages end, for full and Ajax requests alike: a broken rule becomes a sentence on the page, an expired
 * page starts anew, what does not exist or is not allowed becomes the page for that, everything else an incident number.
 */
class FailureHandler extends ExceptionHandlerWrapper {

    /** What the address of a page names is not there, or not for this person. */
    private static final Pattern NOTHING_THERE = Pattern.compile("not-found$|\\.gone$");

    FailureHandler(ExceptionHandler wrapped) {
        super(wrapped);
    }

    @Override
    public void handle() {
        var context = FacesContext.getCurrentInstance();
        var events = getUnhandledExceptionQueuedEvents().iterator();
        while (events.hasNext()) {
            var failure = events.next().getContext().getException();
            events.remove();
            try {
                answer(context, failure);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static void answer(FacesContext context, Throwable failure) throws IOException {
        var broken = find(failure, DomainException.class);
        boolean rendering = context.getCurrentPhaseId() == PhaseId.RENDER_RESPONSE;
        if (find(failure, ViewExpiredException.class) != null) {
            startAnew(context);
        } else if (broken != null && (broken instanceof SignedInUser.NotAllowed || !context.isPostback() && NOTHING_THERE.matcher(broken.code()).find())) {
            leave(context, 404, "/not-found.xhtml");
        } else if (broken != null && !rendering) {
            context.addMessage(null, new FacesMessage(FacesMessage.SEVERITY_ERROR, Texts.of("error." + broken.code(), broken.arguments()), null));
            context.validationFailed();
        } else {
            var request = (HttpServletRequest) context.getExternalContext().getRequest();
            var number = Incidents.record(failure, userId(), request.getRequestURI());
            request.setAttribute(Incidents.ATTRIBUTE, number);
            leave(context, 500, "/error.xhtml?incident=" + number);
        }
    }

    private static void startAnew(FacesContext context) throws IOException {
        var external = context.getExternalContext();
        external.getFlash().setKeepMessages(true);
        context.addMessage(null, new FacesMessage(FacesMessage.SEVERITY_WARN, Texts.of("failure.view-expired"), null));
        external.redirect(((HttpServletRequest) external.getRequest()).getRequestURI());
        context.responseComplete();
    }

    /** A full request gets the status and, through web.xml, its page; an Ajax request is sent to the page. */
    private static void leave(FacesContext context, int status, String page) throws IOException {
        var external = context.getExternalContext();
        if (!external.isResponseCommitted()) {
            external.responseReset();
            HeadersFilter.write((HttpServletRequest) external.getRequest(),
                    (HttpServletResponse) external.getResponse());
            if (context.getPartialViewContext().isAjaxRequest()) {
                external.redirect(external.getRequestContextPath() + page);
            } else {
                external.responseSendError(status, null);
            }
        }
        context.responseComplete();
    }

    private static Long userId() {
        var current = CDI.current().select(CurrentUser.class).get();
        return current.isPresent() ? current.get().id() : null;
    }

    private static <T extends Throwable> T find(Throwable failure, Class<T> type) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return type.cast(cause);
            }
        }
        return null;
    }
}
