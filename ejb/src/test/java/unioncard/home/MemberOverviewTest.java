package unioncard.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import unioncard.card.CardWorld;
import unioncard.card.Channel;
import unioncard.home.MemberOverview.CoverOf;
import unioncard.home.MemberOverview.Overview;
import unioncard.home.MemberOverview.PendingOf;
import unioncard.home.MemberOverview.TransferOf;
import unioncard.insurance.CoverState;
import unioncard.security.Permission;
import unioncard.security.TestUser;
import unioncard.shared.Sight;
import unioncard.shared.TestDatabase;
import unioncard.transfer.TransferStatus;
import unioncard.verification.VerificationState;

@DisplayName("会员详情：保障信息、转会记录")
class MemberOverviewTest {

    @RegisterExtension
    final TestDatabase database = new TestDatabase();
    private CardWorld world;
    private long member;

    @BeforeEach
    void enrolledByTheFirstUnionAndTransferred() {
        world = new CardWorld(database);
        member = world.member("李𬎆");
        world.change("""
                with c as (insert into card (person_id, member_id, district_id, card_no_sealed, card_no_index, card_no_date, issued_at)
                    select person_id, id, district_id, 'x', 'x', '2026-01-10', now() from member returning *),
                  b as (insert into enrolment_batch (batch_no, union_id, district_id, year, way, type, headcount, premium_fen, municipal_fen,
                    lower_fen, status, submitted_by, submitted_at, updated_at)
                    select '20260201000001', union_id, district_id, 2026, 'NEW_CARD', 'A', 1, 2400, 1200, 1200, 'CONFIRMED', 'x', now(), now()
                    from member returning *)
                insert into cover (batch_id, person_id, member_id, card_id, union_id, district_id, year, type, status, starts_on, ends_on, period,
                  premium_fen, municipal_fen, lower_fen)
                select b.id, c.person_id, c.member_id, c.id, b.union_id, b.district_id, 2026, 'A', 'CONFIRMED', '2026-02-01', '2026-12-31', 'FULL',
                  2400, 1200, 1200 from b, c""");
        world.change("""
                insert into transfer_request (member_id, union_id, district_id, to_union_id, to_district_id, origin, reason, status, waiting_since,
                  requested_by, requested_at, out_agreed, out_by, out_at, in_agreed, in_by, in_at)
                select m.id, m.union_id, m.district_id, u.id, u.district_id, 'RECEIVING', '工作调动', 'DONE', now(), 'clerk', now(), true, 'head', now(),
                  true, 'head-b', now() from member m, trade_union u where u.id = %d""".formatted(world.otherUnion));
        world.change("""
                with moved as (update member set union_id = u.id, district_id = u.district_id from trade_union u where u.id = %1$d
                  returning member.id, member.union_id, member.district_id)
                update cover set union_id = moved.union_id, district_id = moved.district_id from moved where cover.member_id = moved.id"""
                .formatted(world.otherUnion));
    }

    /** As the container lets it look: the method sees the whole city and asks for the member within the scope. */
    private Overview seen(long union, Permission... permissions) {
        var user = TestUser.of(database.jdbi(), union).colleague(1, "clerk", permissions);
        return database.seenBy(Sight.WHOLE_CITY, () -> new MemberOverview(database.jdbi(), world.clock, user).of(member));
    }

    @Test
    @DisplayName("在待办人员列表中的：哪个通道、校验结果和原因、何时加入、还缺不缺信息；看不到办卡的人不显示")
    void whereTheMemberStandsInThePendingList() {
        assertThat(seen(world.otherUnion, Permission.VIEW_MEMBERS, Permission.VIEW_CARDS).pending()).isNull();
        world.change("insert into pending_entry (member_id, union_id, district_id, channel, special_reason, added_at, added_by, verification, reason) "
                + "select id, union_id, district_id, 'SPECIAL', 'LONG_NAME', now(), 'clerk', 'FAILED', '人口库：姓名不符' from member");
        assertThat(seen(world.otherUnion, Permission.VIEW_MEMBERS, Permission.VIEW_CARDS).pending())
                .extracting(PendingOf::channel, PendingOf::verification, PendingOf::reason, PendingOf::complete)
                .containsExactly(Channel.SPECIAL, VerificationState.FAILED, "人口库：姓名不符", false);
        assertThat(seen(world.otherUnion, Permission.VIEW_MEMBERS).pending()).isNull();
    }

    @Test
    @DisplayName("转入后，新工会看得到原工会办理的保障，但打不开原工会的批次；转会记录写明从哪里来")
    void afterTheTransfer() {
        var overview = seen(world.otherUnion, Permission.VIEW_MEMBERS, Permission.VIEW_ENROLMENTS);
        assertThat(overview.covers()).extracting(CoverOf::year, CoverOf::state, CoverOf::planName, CoverOf::batchNo, CoverOf::opens)
                .containsExactly(tuple(2026, CoverState.IN_FORCE, "A类（综合保障）", "20260201000001", false));
        assertThat(overview.transfers()).extracting(TransferOf::status).containsExactly(TransferStatus.DONE);
    }

    @Test
    @DisplayName("原工会不再看得到该会员；没有参保权限的人看不到保障")
    void notByOthers() {
        assertThat(seen(world.union, Permission.VIEW_MEMBERS, Permission.VIEW_ENROLMENTS)).isEqualTo(new Overview(List.of(), List.of(), List.of()));
        assertThat(seen(world.otherUnion, Permission.VIEW_MEMBERS).covers()).isEmpty();
    }

    @Test
    @DisplayName("未审核、审核未通过的会籍看不到该人在别处的保障：录入他人证件号码探不出其保障")
    void notBeforeTheReview() {
        long elsewhere = world.member("王某");
        world.change("update cover set member_id = " + elsewhere);
        for (var status : List.of("UNREVIEWED", "REFUSED")) {
            world.change("update member set status = '" + status + "' where id = " + member);
            assertThat(seen(world.otherUnion, Permission.VIEW_MEMBERS, Permission.VIEW_ENROLMENTS).covers()).as(status).isEmpty();
        }
        world.change("update member set status = 'ACTIVE' where id = " + member);
        assertThat(seen(world.otherUnion, Permission.VIEW_MEMBERS, Permission.VIEW_ENROLMENTS).covers()).hasSize(1);
    }

    @Test
    @DisplayName("已离会的会籍只见当时的保障，不见以后在别处的")
    void afterTheMembership() {
        world.change("update member set status = 'LEFT'");
        assertThat(seen(world.otherUnion, Permission.VIEW_MEMBERS, Permission.VIEW_ENROLMENTS).covers()).hasSize(1);
        long elsewhere = world.member("李𬎆");
        world.change("update cover set member_id = " + elsewhere);
        assertThat(seen(world.otherUnion, Permission.VIEW_MEMBERS, Permission.VIEW_ENROLMENTS).covers()).isEmpty();
    }
}
