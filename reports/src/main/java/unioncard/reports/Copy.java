package unioncard.reports;

import java.time.LocalDateTime;

/**
 * What tells one print of a document from the next. Times are in the city's time zone.
 *
 * @param printedAt when this copy was made (打印时间)
 * @param printCount which printing this is, from 1 (第 n 次打印); null where prints are not counted
 * @param printedBy who made this copy (打印人)
 * @param marked whether every page of a document about persons bears who printed it and when (水印)
 */
public record Copy(LocalDateTime printedAt, Integer printCount, String printedBy, boolean marked) {

    /** A copy without a watermark. */
    public Copy(LocalDateTime printedAt, Integer printCount, String printedBy) {
        this(printedAt, printCount, printedBy, false);
    }

    /** Counts start at 1. */
    public Copy {
        if (printCount != null && printCount < 1) {
            throw new IllegalArgumentException("printCount starts at 1, not " + printCount);
        }
    }

    /** The same with a watermark, or without. */
    public Copy marked(boolean wanted) {
        return new Copy(printedAt, printCount, printedBy, wanted);
    }
}
