package unioncard.demo;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import unioncard.demo.CardLog.Step;
import unioncard.security.FileSeal;
import unioncard.security.PersonalData;
import unioncard.security.PersonalKind;
import unioncard.shared.Digests;

/** The pending lists: members added, verified as the registries' snapshots would answer, some of them not yet. */
final class Pending {

    private record Meaning(String outcome, String text) {
    }

    private final Lots lots = new Lots("pending");
    private final Handle handle;
    private final Users users;
    private final CardLog log;
    private final Ids ids;
    private final Ids runs;
    private final Map<String, Meaning> policy = new HashMap<>();
    private final Table entries = new Table("pending_entry (id, member_id, union_id, district_id, channel, special_reason, added_at, added_by,"
            + " verification, population_answer, insurance_answer, reason, verified_at, run_id)");
    private final Table verifications = new Table("verification_run (id, union_id, district_id, channel, total, status, started_by, started_at,"
            + " finished_at)");
    private final Table answers = new Table("verification_answer (run_id, member_id, district_id, registry, answer, at)");
    private final Table forms = new Table("special_information (member_id, district_id, surname_latin, given_name_latin, nationality, permit_sealed,"
            + " permit_expires_on, occupation, address_sealed, tax_residency, bank_name, name_pinyin, document_issuer, completed_at, completed_by)");
    private final Table scans = new Table("special_attachment (member_id, district_id, kind, media_type, size_bytes, digest, key_sealed, content,"
            + " uploaded_by, uploader_name, uploaded_at)");

    Pending(Handle handle, Users users, CardLog log) {
        this.handle = handle;
        this.users = users;
        this.log = log;
        ids = new Ids(handle, "pending_entry_seq");
        runs = new Ids(handle, "verification_run_seq");
        handle.createQuery("select registry, answer, outcome, text from verification_policy_on(current_date)").map((row, context) -> policy.put(
                row.getString(1) + "." + row.getString(2), new Meaning(row.getString(3), row.getString(4)))).list();
    }

    /** Puts members into one channel; the first of them have been through a verification, the rest came later. */
    void add(Union union, String channel, List<Member> verified, List<Member> unverified) {
        var clerk = users.clerkName(union);
        var added = DemoDates.at(DemoDates.BASE.minusDays(4), 14, lots.below(60));
        var run = verified.isEmpty() ? null : runs.next();
        if (run != null) {
            verifications.row(run, union.id(), union.districtId(), channel, verified.size(), "FINISHED", users.clerkOf(union), added.plusDays(1),
                    added.plusDays(1).plusSeconds(40));
        }
        var all = new ArrayList<>(verified);
        all.addAll(unverified);
        for (var member : all) {
            boolean asked = verified.contains(member);
            var at = asked ? added : added.plusDays(2);
            log.add(member, at, clerk, Step.ADDED, "DONE", "加入待办人员列表（" + (channel.equals("REGULAR") ? "普通" : "特殊") + "办卡通道）", null);
            entry(member, channel, asked ? run : null, at);
        }
    }

    private void entry(Member member, String channel, Long run, OffsetDateTime added) {
        var p = member.person;
        var special = channel.equals("REGULAR") ? null : p.regular() ? member.specialReason() : "NON_ID_DOCUMENT";
        var at = run == null ? null : added.plusDays(1).plusSeconds(35);
        var population = p.population().name();
        var insurance = p.insurance().name();
        var failures = new ArrayList<String>();
        var notes = new ArrayList<String>();
        if (p.expired()) {
            failures.add("证件已于 " + p.document().expiresOn() + " 到期，请修改证件到期日");
        }
        for (var key : List.of("POPULATION." + population, "SOCIAL_INSURANCE." + insurance)) {
            var meaning = policy.get(key);
            (meaning.outcome().equals("FAIL") ? failures : meaning.outcome().equals("WARN") ? notes : new ArrayList<String>()).add(meaning.text());
        }
        boolean passed = failures.isEmpty();
        var reason = passed ? notes.isEmpty() ? null : String.join("；", notes) : String.join("；", failures);
        if (run == null) {
            entries.row(ids.next(), member.id, member.union.id(), member.union.districtId(), channel, special, added, users.clerkOf(member.union),
                    "UNVERIFIED", null, null, null, null, null);
            return;
        }
        entries.row(ids.next(), member.id, member.union.id(), member.union.districtId(), channel, special, added, users.clerkOf(member.union),
                passed ? "PASSED" : "FAILED", population, insurance, reason, at, run);
        answers.row(run, member.id, member.union.districtId(), "POPULATION", population, at);
        answers.row(run, member.id, member.union.districtId(), "SOCIAL_INSURANCE", insurance, at);
        log.add(member, at, "市级校验", Step.VERIFICATION, passed ? "PASSED" : "FAILED",
                !passed ? "校验未通过：" + reason : reason == null ? "校验通过" : "校验通过。" + reason, null);
    }

    /** The complete particulars of an entry of the special channel. */
    void complete(Member member, PersonalData personalData) {
        var p = member.person;
        var at = DemoDates.at(DemoDates.BASE.minusDays(2), 15, lots.below(60));
        boolean foreigner = !p.regular();
        forms.row(member.id, member.union.districtId(), foreigner ? p.name().surnameLatin() : null, foreigner ? p.name().givenNameLatin() : null,
                foreigner ? p.nationality() : null,
                foreigner ? personalData.seal(PersonalKind.DOCUMENT, "GZ39%08d".formatted(lots.below(100_000_000))).token() : null,
                foreigner ? DemoDates.BASE.plusDays(lots.between(200, 700)) : null, foreigner ? "工程师" : null,
                foreigner ? personalData.seal(PersonalKind.ADDRESS, "示例市东城区新华路" + lots.between(1, 900) + "号").token() : null,
                foreigner ? "RESIDENT" : null, foreigner ? null : p.name().forBank(), p.name().pinyin(), foreigner ? "签发机关（示例）" : null, at,
                users.clerkOf(member.union));
        // A passport has one page that counts and goes with a permit, a card has two sides.
        boolean passport = p.document().type().equals("FOREIGN_PASSPORT");
        for (var kind : passport ? List.of("FRONT", "PERMIT", "AUTHORISATION") : foreigner ? List.of("FRONT", "BACK", "AUTHORISATION")
                : List.of("FRONT", "BACK")) {
            var picture = Specimen.picture(kind);
            var seal = FileSeal.create(personalData);
            scans.row(member.id, member.union.districtId(), kind, "PNG", picture.length, Digests.sha256(picture), seal.key().token(),
                    "\\x" + HexFormat.of().formatHex(seal.seal(0, picture)), users.clerkOf(member.union), users.clerkName(member.union), at);
        }
        log.add(member, at, users.clerkName(member.union), Step.COMPLETED, "DONE", "特殊办卡信息已完善", null);
    }

    void write() {
        entries.copyTo(handle);
        verifications.copyTo(handle);
        answers.copyTo(handle);
        forms.copyTo(handle);
        scans.copyTo(handle);
    }
}
