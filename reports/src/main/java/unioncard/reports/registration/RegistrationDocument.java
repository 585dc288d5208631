package unioncard.reports.registration;

import java.util.List;
import java.util.Objects;
import unioncard.reports.DocumentKind;
import unioncard.reports.PaperDocument;

/**
 * The cards of one union that were registered for a year (年度注册名单), as of the moment of printing.
 *
 * @param unionName name of the union (工会名称)
 * @param unionCode code of the union (工会编码)
 * @param year 注册年度
 * @param lines the cards by member number, may be empty
 */
public record RegistrationDocument(String unionName, String unionCode, String year, List<RegistrationLine> lines) implements PaperDocument {

    /** Nothing may be missing. */
    public RegistrationDocument {
        Objects.requireNonNull(unionName, "unionName");
        Objects.requireNonNull(unionCode, "unionCode");
        Objects.requireNonNull(year, "year");
        lines = List.copyOf(lines);
    }

    @Override
    public DocumentKind kind() {
        return DocumentKind.REGISTRATION_LIST;
    }

    @Override
    public String number() {
        return year + "-" + unionCode;
    }
}
