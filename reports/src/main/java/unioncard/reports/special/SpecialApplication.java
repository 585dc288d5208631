package unioncard.reports.special;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import unioncard.reports.DocumentKind;
import unioncard.reports.PaperDocument;

/**
 * The forms of one batch of the special channel (特殊办卡申请表), a page for each member: what goes to the bank beside its file, to be checked and signed by
 * the member and stamped by the union.
 *
 * @param unionName name of the union (工会名称)
 * @param batchNumber number of the batch (批次编号)
 * @param submittedAt when the batch was submitted (提交时间)
 * @param clerkName who submitted it (经办人)
 * @param lines the members in the order of the batch, may be empty
 */
public record SpecialApplication(String unionName, String batchNumber, LocalDateTime submittedAt, String clerkName, List<Applicant> lines)
        implements PaperDocument {

    /** Nothing may be missing. */
    public SpecialApplication {
        Objects.requireNonNull(unionName, "unionName");
        Objects.requireNonNull(batchNumber, "batchNumber");
        Objects.requireNonNull(submittedAt, "submittedAt");
        Objects.requireNonNull(clerkName, "clerkName");
        lines = List.copyOf(lines);
    }

    @Override
    public DocumentKind kind() {
        return DocumentKind.SPECIAL_APPLICATION;
    }

    @Override
    public String number() {
        return batchNumber;
    }
}
