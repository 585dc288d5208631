package unioncard.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** The 20,000 members: those of the walk-through union are made there, all others here. */
final class Members {

    static final int COUNT = 20_000;
    private static final String EDUCATIONS = "博士 硕士 硕士 本科 本科 本科 本科 大专 大专 大专 中专 高中 高中 初中 小学及以下";
    private static final String POLITICS = "中共党员 中共党员 中共党员 中共预备党员 共青团员 共青团员 民建会员 九三学社社员 无党派人士 群众 群众 群众 群众 群众";
    private static final String SKILLS = "无 无 无 无 职业资格五级（初级） 职业资格四级（中级） 职业资格三级（高级） 职业资格二级（技师） 职业资格一级（高级技师）";
    private static final String PLACES = "示例市东城区 示例市南塘区 示例市北岭区 示例市江畔区 示例市云麓区 样本省清和市 样本省南丰县 样本省临水县 例证省海宁湾市";

    private final Lots lots = new Lots("members");
    private final People people;
    private final Users users;
    private final Ids ids;
    private final Ids numbers;
    private final List<Member> all = new ArrayList<>();

    Members(Handle handle, People people, Users users) {
        this.people = people;
        this.users = users;
        ids = new Ids(handle, "member_seq");
        numbers = new Ids(handle, "member_no_seq");
    }

    Member join(Person person, Union union, String status, LocalDate joinedOn) {
        var member = new Member(ids.next(), numbers.next(), people.enter(person), union, status, joinedOn);
        all.add(member);
        return member;
    }

    /** Fills the unions, small ones and large ones, until there are enough members. */
    void fill(List<Union> unions) {
        int weights = 0;
        var weight = new int[unions.size()];
        for (int i = 0; i < weight.length; i++) {
            weight[i] = switch (lots.below(10)) {
                case 0, 1, 2, 3 -> lots.between(8, 25);
                case 4, 5, 6, 7 -> lots.between(26, 70);
                case 8 -> lots.between(71, 130);
                default -> lots.between(131, 260);
            };
            weights += weight[i];
        }
        int wanted = COUNT - all.size();
        int made = 0;
        for (int i = 0, reached = 0; i < weight.length; i++) {
            reached += weight[i];
            for (; made < (long) wanted * reached / weights; made++) {
                var person = people.anybody();
                var status = status();
                boolean fresh = status.equals("UNREVIEWED") || status.equals("REFUSED");
                join(person, unions.get(i), status, fresh ? DemoDates.BASE.minusDays(lots.between(1, 40)) : joined(person));
            }
        }
    }

    /** A day of joining that suits the age. */
    LocalDate joined(Person person) {
        var earliest = person.birth().plusYears(20);
        var day = LocalDate.of(2014, 3, 1).plusDays(lots.below(4500));
        return day.isBefore(earliest) ? earliest.plusDays(lots.below(400)) : day;
    }

    private String status() {
        int lot = lots.below(1000);
        return lot < 900 ? "ACTIVE" : lot < 930 ? "UNREVIEWED" : lot < 945 ? "TRANSFERRING" : lot < 975 ? "LEFT" : lot < 990 ? "RETAINED" : "REFUSED";
    }

    List<Member> all() {
        return all;
    }

    List<Member> of(Union union) {
        return all.stream().filter(m -> m.union == union).toList();
    }

    void write(Handle handle) {
        var table = new Table("member (id, member_no, person_id, union_id, district_id, status, handling_status, special_reason, joined_on,"
                + " education, political_status, employment, skill_grade, household_type, household_place, native_place, migrant_worker, work_unit,"
                + " change_kind, change_reason, created_at, reviewed_by, reviewed_at)");
        var details = new Lots("member details");
        for (var m : all) {
            boolean foreign = m.person.ethnicity() == null;
            boolean migrant = !foreign && details.perMille(180);
            var change = switch (m.status) {
                case "LEFT" -> "退会";
                case "RETAINED" -> "保留";
                default -> details.perMille(850) ? "入会" : "转入";
            };
            var created = DemoDates.at(m.joinedOn, 9, details.below(60));
            boolean reviewed = !m.status.equals("UNREVIEWED");
            table.row(m.id, m.no, m.person.id(), m.union.id(), m.union.districtId(), m.status, m.handlingStatus(), m.specialReason(), m.joinedOn,
                    details.word(EDUCATIONS), foreign ? "群众" : details.word(POLITICS), m.status.equals("RETAINED") ? "退休" : "在岗",
                    details.word(SKILLS), foreign ? null : migrant ? "农业户口" : "非农业户口", foreign ? null : details.word(PLACES),
                    foreign ? null : details.word(PLACES), migrant, m.union.unitName(), change,
                    m.status.equals("LEFT") ? "个人要求退会" : change.equals("转入") ? "劳动（工作）关系发生变化" : null,
                    created, reviewed ? users.headOf(m.union) : null, reviewed ? created.plusDays(1) : null);
        }
        table.copyTo(handle);
    }
}
