package unioncard.card;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import org.jdbi.v3.core.Jdbi;
import unioncard.security.AuditNote;
import unioncard.security.CurrentUser;
import unioncard.security.Masked;
import unioncard.security.Permission;
import unioncard.security.PersonalData;
import unioncard.security.PersonalKind;
import unioncard.security.Requires;
import unioncard.security.Sealed;
import unioncard.shared.DomainException;

/** 特殊办卡通道, 完善信息: the particulars of each entry, saved as a draft until complete. */
@Stateless
public class SpecialForms {

    private Jdbi jdbi;
    private Clock clock;
    private CurrentUser current;
    private AuditNote note;
    private PersonalData personalData;

    public SpecialForms() {
    }

    @Inject
    SpecialForms(Jdbi jdbi, Clock clock, CurrentUser current, AuditNote note, PersonalData personalData) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.current = current;
        this.note = note;
        this.personalData = personalData;
    }

    /** The form of an entry of the own union, empty at first; permit and address as stored come masked. */
    @Requires(value = Permission.PREPARE_CARDS, audited = false)
    public SpecialForm find(long entryId) {
        return jdbi.withHandle(h -> h.createQuery("""
                select m.id member_id, coalesce(i.version, -1) version, m.member_no, p.name, e.special_reason, i.surname_latin,
                  i.given_name_latin, i.nationality, i.permit_sealed, i.permit_expires_on, i.occupation, i.address_sealed, i.tax_residency,
                  i.bank_name, coalesce(i.name_pinyin, p.name_pinyin) name_pinyin
                from pending_entry e join member m on m.id = e.member_id join person p on p.id = m.person_id
                  left join special_information i on i.member_id = m.id
                where e.id = :id and e.union_id = :union and e.channel = 'SPECIAL'""")
                .bind("id", entryId).bind("union", current.get().unionId())
                .map((row, context) -> {
                    var expiry = row.getDate("permit_expires_on");
                    return new SpecialForm(row.getLong("member_id"), row.getInt("version"), row.getString("member_no"), row.getString("name"),
                            SpecialReason.valueOf(row.getString("special_reason")), row.getString("surname_latin"),
                            row.getString("given_name_latin"), row.getString("nationality"), null,
                            expiry == null ? null : expiry.toLocalDate(), row.getString("occupation"), null,
                            row.getString("tax_residency"), row.getString("bank_name"), row.getString("name_pinyin"),
                            masked(row.getString("permit_sealed")), masked(row.getString("address_sealed")));
                }).findOne().orElseThrow(() -> new DomainException("pending.gone")));
    }

    private Masked masked(String token) {
        return token == null ? null : personalData.mask(new Sealed(token));
    }

    /**
     * Saves the form of an entry; complete or as a draft. Returns whether it is complete now.
     *
     * @throws DomainException {@code pending.gone} when the entry has left the list, {@code pending.stale} when somebody else saved it
     */
    @Requires(Permission.PREPARE_CARDS)
    public boolean save(SpecialForm form) {
        boolean complete = form.missing().isEmpty();
        var user = current.get();
        jdbi.useHandle(h -> {
            int saved = h.createUpdate("""
                    insert into special_information (member_id, district_id, surname_latin, given_name_latin, nationality, permit_sealed,
                      permit_expires_on, occupation, address_sealed, tax_residency, bank_name, name_pinyin, completed_at, completed_by, version)
                    select m.id, m.district_id, :surnameLatin, :givenNameLatin, :nationality, :permit, :permitExpiresOn, :occupation, :address,
                      :taxResidency, :bankName, :namePinyin, :completedAt, :completedBy, 0
                    from member m join pending_entry e on e.member_id = m.id
                    where m.id = :memberId and e.union_id = :union and e.channel = 'SPECIAL'
                    on conflict (member_id) do update set surname_latin = excluded.surname_latin, given_name_latin = excluded.given_name_latin,
                      nationality = excluded.nationality, permit_sealed = coalesce(excluded.permit_sealed, special_information.permit_sealed),
                      permit_expires_on = excluded.permit_expires_on, occupation = excluded.occupation,
                      address_sealed = coalesce(excluded.address_sealed, special_information.address_sealed),
                      tax_residency = excluded.tax_residency, bank_name = excluded.bank_name, name_pinyin = excluded.name_pinyin,
                      completed_at = excluded.completed_at, completed_by = excluded.completed_by, version = special_information.version + 1
                    where special_information.version = :version""")
                    .bindMethods(form).bind("union", user.unionId())
                    .bind("permit", personalData.seal(PersonalKind.DOCUMENT, blankToNull(form.permitNo())))
                    .bind("address", personalData.seal(PersonalKind.ADDRESS, blankToNull(form.address())))
                    .bind("nationality", blankToNull(form.nationality())).bind("taxResidency", blankToNull(form.taxResidency()))
                    .bind("bankName", blankToNull(form.bankName())).bind("namePinyin", blankToNull(form.namePinyin()))
                    .bind("completedAt", complete ? clock.instant() : null).bind("completedBy", complete ? user.login() : null)
                    .execute();
            if (saved == 0) {
                throw new DomainException("pending.stale");
            }
            if (complete) {
                CardLogSql.write(h, form.memberId(), clock.instant(), user.name(), "COMPLETED", "DONE", "特殊办卡信息已完善", null);
            }
        });
        note.about("member " + form.memberNo());
        return complete;
    }

    private static String blankToNull(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
