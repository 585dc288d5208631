package unioncard.card;

import java.util.List;
import java.util.Map;
import unioncard.member.DocumentType;
import unioncard.security.Masked;

/**
 * The form of the special channel (特殊办卡信息) for one entry of the pending list, as stored.
 *
 * @param entryVersion for a change of 证件到期日, which belongs to the entry
 * @param version of the form; -1: nothing saved yet
 * @param documentLongTerm whether the document is valid for ever, so that no day is asked for
 * @param items what stands in the form, in its order; what is known of the person already is not asked for
 * @param known sex and birth date of the person where they are known
 * @param values what is stored, as text; days as in 2026-11-23, sealed items never
 * @param stored the sealed items that are stored, masked
 * @param missing what must still be filled in or attached
 */
public record SpecialForm(long entryId, int entryVersion, long memberId, int version, String memberNo, String name, SpecialReason reason,
        DocumentType documentType, Masked document, boolean documentLongTerm, List<SpecialItem> items, Map<SpecialItem, String> known,
        Map<SpecialItem, String> values, Map<SpecialItem, Masked> stored, List<SpecialItem> missing) {
}
