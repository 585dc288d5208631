package unioncard.web.organisation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.faces.component.UIComponent;
import jakarta.faces.context.FacesContext;
import jakarta.faces.convert.Converter;
import jakarta.inject.Named;
import unioncard.organisation.UnionNode;
import unioncard.web.shared.Views;

/** Carries a union through an input by its id and name. The boundary looks the id up again and decides; the name is for the eye. */
@Named
@ApplicationScoped
public class UnionNodeConverter implements Converter<UnionNode> {

    @Override
    public UnionNode getAsObject(FacesContext context, UIComponent component, String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        var parts = text.split(" ", 2);
        return new UnionNode(Views.id(parts[0]), null, parts.length < 2 ? null : parts[1], null, null, null, 0);
    }

    @Override
    public String getAsString(FacesContext context, UIComponent component, UnionNode union) {
        return union == null ? "" : union.id() + " " + union.name();
    }
}
