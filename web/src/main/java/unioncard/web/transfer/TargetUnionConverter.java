package unioncard.web.transfer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.component.UIComponent;
import jakarta.faces.context.FacesContext;
import jakarta.faces.convert.Converter;
import jakarta.faces.convert.ConverterException;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import unioncard.transfer.TargetUnion;
import unioncard.transfer.TransferRequests;
import unioncard.web.shared.Texts;

/** Carries a union through an input by its code; only one that may take over members comes back. */
@Named
@ApplicationScoped
public class TargetUnionConverter implements Converter<TargetUnion> {

    @Inject
    private TransferRequests requests;

    @Override
    public TargetUnion getAsObject(FacesContext context, UIComponent component, String code) {
        if (code == null || code.isBlank()) {
            return null;
        }
        return requests.targets(code).stream().filter(union -> union.code().equals(code)).findFirst().orElseThrow(() ->
                new ConverterException(new FacesMessage(FacesMessage.SEVERITY_ERROR, Texts.of("error.transfer.target"), null)));
    }

    @Override
    public String getAsString(FacesContext context, UIComponent component, TargetUnion union) {
        return union == null ? "" : union.code();
    }
}
