package unioncard.card;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import unioncard.member.DocumentType;
import unioncard.security.PersonalData;
import unioncard.security.Sealed;
import unioncard.security.SignedInUser;

/** SQL of the special channel's form, made from {@link SpecialItem}. */
final class SpecialSql {

    /**
     * Names of the items that are missing, as an array; empty for entries of the regular channel. Over e (pending_entry), p (person) and i
     * (special_information, perhaps none).
     */
    static final String MISSING = names(SpecialItem::missing);

    /** Why a member goes through the special channel, null when not. Over m (member) and p (person). */
    static final String REASON = "case when p.document_type <> 'RESIDENT_ID' then 'NON_ID_DOCUMENT' else m.special_reason end";
    private static final String FORM = """
            select e.id, e.version entry_version, e.member_id, coalesce(i.version, -1) version, m.member_no, p.name, e.special_reason,
              p.document_type, p.document_sealed, p.document_long_term, p.sex known_sex, p.birth_date known_birth_date,
              %s offered, %s missing, %s
            from pending_entry e join member m on m.id = e.member_id join person p on p.id = m.person_id
              left join special_information i on i.member_id = m.id
            where e.id = :id and e.union_id = :union and e.channel = 'SPECIAL'""".formatted(names(SpecialItem::offered), MISSING,
            typed().map(item -> item.value() + "::text " + item.name()).collect(Collectors.joining(", ")));

    private SpecialSql() {
    }

    private static Stream<SpecialItem> typed() {
        return Arrays.stream(SpecialItem.values()).filter(item -> item.attachment() == null);
    }

    private static String names(Function<SpecialItem, String> condition) {
        return Arrays.stream(SpecialItem.values()).map(item -> "case when " + condition.apply(item) + " then '" + item + "' end")
                .collect(Collectors.joining(", ", "array_remove(array[", "]::text[], null)"));
    }

    /** The items an array of {@link #MISSING} names. */
    static List<SpecialItem> items(ResultSet row, String column) throws SQLException {
        return Arrays.stream((String[]) row.getArray(column).getArray()).map(SpecialItem::valueOf).toList();
    }

    /** The form of an entry of a union's special channel. */
    static Optional<SpecialForm> find(Handle h, long entryId, long union, PersonalData personalData) {
        return h.createQuery(FORM).bind("id", entryId).bind("union", union).map((row, context) -> form(row, personalData)).findOne();
    }

    private static SpecialForm form(ResultSet row, PersonalData personalData) throws SQLException {
        var form = new SpecialForm(row.getLong("id"), row.getInt("entry_version"), row.getLong("member_id"), row.getInt("version"),
                row.getString("member_no"), row.getString("name"), SpecialReason.valueOf(row.getString("special_reason")),
                DocumentType.valueOf(row.getString("document_type")), personalData.mask(new Sealed(row.getString("document_sealed"))),
                row.getBoolean("document_long_term"), items(row, "offered"), new EnumMap<>(SpecialItem.class), new EnumMap<>(SpecialItem.class),
                new EnumMap<>(SpecialItem.class), items(row, "missing"));
        for (var item : SpecialItem.values()) {
            var value = item.attachment() == null ? row.getString(item.name()) : null;
            if (item.isSpare() && row.getString("known_" + item) != null) {
                form.known().put(item, value);
            } else if (value != null && item.kind().sealed() != null) {
                form.stored().put(item, personalData.mask(new Sealed(value)));
            } else if (value != null) {
                form.values().put(item, value);
            }
        }
        return form;
    }

    /**
     * Writes items of a form, all in one row; a sealed one that is not typed anew keeps what is stored.
     *
     * @param values text, {@link LocalDate} or {@link Sealed} by item, null empties a plain one
     * @return false when the entry is gone or somebody else has saved it
     */
    static boolean save(Handle h, long entryId, long union, int version, Map<SpecialItem, Object> values) {
        var columns = values.keySet().stream().map(SpecialSql::column).toList();
        var update = h.createUpdate("""
                insert into special_information (member_id, district_id%s, version)
                select m.id, m.district_id%s, 0 from pending_entry e join member m on m.id = e.member_id
                where e.id = :id and e.union_id = :union and e.channel = 'SPECIAL'
                on conflict (member_id) do update set %sversion = special_information.version + 1
                where special_information.version = :version""".formatted(
                columns.stream().map(column -> ", " + column).collect(Collectors.joining()),
                values.keySet().stream().map(item -> ", :" + item + (item.isDay() ? "::date" : "")).collect(Collectors.joining()),
                values.keySet().stream().map(SpecialSql::replaced).collect(Collectors.joining())))
                .bind("id", entryId).bind("union", union).bind("version", version);
        values.forEach((item, value) -> update.bind(item.name(), value));
        return update.execute() > 0;
    }

    private static String column(SpecialItem item) {
        return item.column().substring(2);
    }

    private static String replaced(SpecialItem item) {
        var column = column(item);
        return item.kind().sealed() == null ? column + " = excluded." + column + ", "
                : "%1$s = coalesce(excluded.%1$s, special_information.%1$s), ".formatted(column);
    }

    /**
     * Notes when a form has become complete, with its row in 办卡日志, or no longer is. A member with attachments only gets the row too; its
     * version is the one an unsaved form has, so that the first save still fits. Returns what is missing; empty when the member has no entry.
     */
    static List<SpecialItem> judge(Handle h, long memberId, SignedInUser who, Instant now) {
        var missing = h.createQuery("select " + MISSING + " missing from pending_entry e join member m on m.id = e.member_id "
                + "join person p on p.id = m.person_id left join special_information i on i.member_id = m.id "
                + "where e.member_id = :member and e.channel = 'SPECIAL'")
                .bind("member", memberId).map((row, context) -> items(row, "missing")).findOne();
        if (missing.isEmpty()) {
            return List.of();
        }
        if (!missing.get().isEmpty()) {
            h.createUpdate("update special_information set completed_at = null, completed_by = null where member_id = :member")
                    .bind("member", memberId).execute();
            return missing.get();
        }
        int completed = h.createUpdate("""
                insert into special_information (member_id, district_id, completed_at, completed_by, version)
                select id, district_id, :now, :login, -1 from member where id = :member
                on conflict (member_id) do update set completed_at = excluded.completed_at, completed_by = excluded.completed_by
                where special_information.completed_at is null""")
                .bind("member", memberId).bind("now", now).bind("login", who.login()).execute();
        if (completed > 0) {
            CardLogSql.write(h, memberId, now, who.name(), "COMPLETED", "DONE", "特殊办卡信息已完善", null);
        }
        return List.of();
    }
}
