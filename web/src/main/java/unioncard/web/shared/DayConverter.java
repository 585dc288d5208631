package unioncard.web.shared;

import jakarta.faces.application.FacesMessage;
import jakarta.faces.component.UIComponent;
import jakarta.faces.context.FacesContext;
import jakarta.faces.convert.Converter;
import jakarta.faces.convert.ConverterException;
import jakarta.faces.convert.FacesConverter;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;

/** A day as it is typed (2019-01-27). One that does not exist is refused; the converter of Faces would take February 28 for February 31. */
@FacesConverter("day")
public class DayConverter implements Converter<LocalDate> {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu-MM-dd").withResolverStyle(ResolverStyle.STRICT);

    @Override
    public LocalDate getAsObject(FacesContext context, UIComponent component, String typed) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        try {
            return LocalDate.parse(typed.strip(), DAY);
        } catch (DateTimeParseException e) {
            var words = Texts.of("day.invalid", component.getAttributes().get("label"));
            throw new ConverterException(new FacesMessage(FacesMessage.SEVERITY_ERROR, words, null), e);
        }
    }

    @Override
    public String getAsString(FacesContext context, UIComponent component, LocalDate day) {
        return day == null ? "" : DAY.format(day);
    }
}
