package unioncard.card;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import unioncard.security.Masked;

/**
 * Particulars for the special channel (特殊办卡信息); which of them are needed depends on the reason. Saved at any time, complete only
 * when nothing is missing.
 *
 * @param surnameLatin surname in Latin letters as in the document
 * @param givenNameLatin given names likewise
 * @param nationality ISO 3166 alpha-3
 * @param permitNo number of the residence or work permit as typed; blank leaves the one stored
 * @param permitExpiresOn its last day
 * @param address as typed; blank leaves the one stored
 * @param taxResidency RESIDENT, NON_RESIDENT or BOTH
 * @param bankName name as agreed with the bank (银行登记姓名)
 * @param namePinyin the name in pinyin
 * @param permitStored permit number as stored, masked, or null
 * @param addressStored address as stored, masked, or null
 */
public record SpecialForm(long memberId, int version, String memberNo, String name, SpecialReason reason, String surnameLatin,
        String givenNameLatin, String nationality, String permitNo, LocalDate permitExpiresOn, String occupation, String address,
        String taxResidency, String bankName, String namePinyin, Masked permitStored, Masked addressStored) {

    /** Bundle keys of what is still missing for the reason, in the order of the form. */
    public List<String> missing() {
        var missing = new ArrayList<String>();
        if (reason.asksForParticulars()) {
            need(missing, surnameLatin, "special.surnameLatin");
            need(missing, givenNameLatin, "special.givenNameLatin");
            need(missing, nationality, "special.nationality");
            need(missing, occupation, "special.occupation");
            need(missing, addressStored == null ? address : addressStored.text(), "special.address");
            need(missing, taxResidency, "special.taxResidency");
        } else {
            need(missing, bankName, "special.bankName");
            need(missing, namePinyin, "special.namePinyin");
        }
        return missing;
    }

    private static void need(List<String> missing, String value, String key) {
        if (value == null || value.isBlank()) {
            missing.add(key);
        }
    }
}
