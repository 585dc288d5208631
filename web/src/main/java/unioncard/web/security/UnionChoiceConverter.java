package unioncard.web.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.component.UIComponent;
import jakarta.faces.context.FacesContext;
import jakarta.faces.convert.Converter;
import jakarta.faces.convert.ConverterException;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import unioncard.security.AccountAdministration;
import unioncard.security.UnionChoice;
import unioncard.web.shared.Texts;

/** Carries a union through an input by its code; only a union in scope comes back. */
@Named
@ApplicationScoped
public class UnionChoiceConverter implements Converter<UnionChoice> {

    @Inject
    private AccountAdministration accounts;

    @Override
    public UnionChoice getAsObject(FacesContext context, UIComponent component, String code) {
        if (code == null || code.isBlank()) {
            return null;
        }
        return accounts.unions(code).stream().filter(union -> union.code().equals(code)).findFirst().orElseThrow(() ->
                new ConverterException(new FacesMessage(FacesMessage.SEVERITY_ERROR, Texts.of("error.account.union-not-found"), null)));
    }

    @Override
    public String getAsString(FacesContext context, UIComponent component, UnionChoice union) {
        return union == null ? "" : union.code();
    }
}
