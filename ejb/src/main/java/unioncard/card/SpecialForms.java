package unioncard.card;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jdbi.v3.core.Jdbi;
import unioncard.security.AuditNote;
import unioncard.security.CurrentUser;
import unioncard.security.Permission;
import unioncard.security.PersonalData;
import unioncard.security.Requires;
import unioncard.shared.DomainException;

/** 特殊办卡通道, 完善信息: the form of each entry, saved as a draft until nothing is missing. */
@Stateless
public class SpecialForms {

    private Jdbi jdbi;
    private Clock clock;
    private CurrentUser current;
    private AuditNote note;
    private PersonalData personalData;
    private PendingList pendingList;

    public SpecialForms() {
    }

    @Inject
    SpecialForms(Jdbi jdbi, Clock clock, CurrentUser current, AuditNote note, PersonalData personalData, PendingList pendingList) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.current = current;
        this.note = note;
        this.personalData = personalData;
        this.pendingList = pendingList;
    }

    /** The form of an entry of the own union, empty at first; what is sealed comes masked. {@code pending.gone} when there is none. */
    @Requires(value = Permission.PREPARE_CARDS, audited = false)
    public SpecialForm find(long entryId) {
        return jdbi.withHandle(h -> SpecialSql.find(h, entryId, current.get().unionId(), personalData))
                .orElseThrow(() -> new DomainException("pending.gone"));
    }

    /**
     * Saves what is typed; whatever is valid is kept, complete or not. A sealed item left blank keeps what is stored.
     *
     * @param version of the form that was looked at
     * @param typed text by item, days as in 2026-11-23; null or blank: empty
     * @throws DomainException {@code pending.gone} when the entry has left the list, {@code special.stale} when somebody else saved it
     */
    @Requires(Permission.PREPARE_CARDS)
    public SavedForm save(long entryId, int version, Map<SpecialItem, String> typed) {
        var user = current.get();
        var form = find(entryId);
        note.about("member " + form.memberNo());
        var refused = new ArrayList<SpecialItem>();
        var values = new EnumMap<SpecialItem, Object>(SpecialItem.class);
        for (var item : form.items()) {
            if (item.attachment() == null && !form.known().containsKey(item) && typed.containsKey(item)) {
                take(item, typed.get(item), values, refused);
            }
        }
        boolean newExpiry = values.containsKey(SpecialItem.DOCUMENT_EXPIRY)
                && !Objects.equals(Objects.toString(values.get(SpecialItem.DOCUMENT_EXPIRY), null), form.values().get(SpecialItem.DOCUMENT_EXPIRY));
        var expiry = (LocalDate) values.remove(SpecialItem.DOCUMENT_EXPIRY);
        if (!jdbi.withHandle(h -> SpecialSql.save(h, entryId, user.unionId(), version, values))) {
            throw new DomainException("special.stale");
        }
        if (newExpiry && expiry != null) {
            // Not within a handle: it is the thread's, so the audit row of this call would be written with it and wait for this transaction.
            pendingList.changeExpiry(entryId, form.entryVersion(), expiry);
        }
        return new SavedForm(List.copyOf(refused), jdbi.withHandle(h -> SpecialSql.judge(h, form.memberId(), user, clock.instant())));
    }

    private void take(SpecialItem item, String typed, Map<SpecialItem, Object> values, List<SpecialItem> refused) {
        if (typed == null || typed.isBlank()) {
            values.put(item, null);
            return;
        }
        try {
            var text = item.kind().normalised(typed);
            if (!item.kind().fits(text, LocalDate.now(clock))) {
                refused.add(item);
            } else if (item.kind().sealed() != null) {
                values.put(item, personalData.seal(item.kind().sealed(), text));
            } else {
                values.put(item, item.isDay() ? LocalDate.parse(text) : text);
            }
        } catch (DateTimeException e) {
            refused.add(item);
        }
    }
}
