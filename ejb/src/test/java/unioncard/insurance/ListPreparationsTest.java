package unioncard.insurance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static unioncard.insurance.EnrolmentWay.CARD_WITHOUT_COVER;
import static unioncard.insurance.EnrolmentWay.COLLECTIVE;
import static unioncard.insurance.EnrolmentWay.NEW_CARD;
import static unioncard.insurance.InsuranceWorld.EAST;
import static unioncard.insurance.InsuranceWorld.FEDERATION;
import static unioncard.insurance.InsuranceWorld.FOUNDRY;
import static unioncard.insurance.InsuranceWorld.MILL;
import static unioncard.insurance.InsuranceWorld.SHIPYARD;
import static unioncard.insurance.InsuranceWorld.WEST;

import java.util.List;
import java.util.function.Supplier;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import unioncard.security.AuditNote;
import unioncard.security.TestUser;
import unioncard.shared.DomainException;
import unioncard.shared.JobRuns;
import unioncard.shared.OwnTransaction;
import unioncard.shared.Slice;
import unioncard.shared.TestDatabase;

@DisplayName("参保名单准备")
class ListPreparationsTest {

    @RegisterExtension
    final TestDatabase database = new TestDatabase();
    private InsuranceWorld world;

    @BeforeEach
    void inTheCampaign() {
        world = new InsuranceWorld(database, "2019-01-10");
        world.cardHolder(FOUNDRY, "曹涛", "2018-05-05");
        world.cardHolder(FOUNDRY, "李𬎆", "2018-05-05");
        world.cardHolder(FOUNDRY, "新卡", "2019-01-05");
        world.cardHolder(SHIPYARD, "张䶮", "2018-05-05");
        world.cardHolder(MILL, "阿卜杜拉·买买提", "2018-05-05");
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    @DisplayName("备好的人数就是各基层工会参保办理名单的人数")
    void what_is_prepared_is_what_stands_in_the_lists() {
        assertThat(districts()).extracting(PreparedDistrict::state).containsOnly(PreparationState.NEVER);
        prepare(COLLECTIVE);
        prepare(NEW_CARD);
        for (long union : List.of(FOUNDRY, SHIPYARD, MILL)) {
            var clerk = world.desk(union).enrolments();
            for (var list : clerk.prepared()) {
                assertThat(list.headcount()).isEqualTo(clerk.candidates(list.way(), list.year(), Slice.first(20)).total());
            }
        }
        assertThat(waiting(FOUNDRY)).containsExactly(tuple(COLLECTIVE, 2), tuple(NEW_CARD, 1));
        assertThat(waiting(MILL)).containsExactly(tuple(COLLECTIVE, 1));
        assertThat(districts()).extracting(PreparedDistrict::name, PreparedDistrict::state, PreparedDistrict::done, PreparedDistrict::submitted,
                PreparedDistrict::open, PreparedDistrict::waiting).containsExactly(
                tuple("东区总工会", PreparationState.PREPARED, 3, 0, 2, 3L), tuple("西区总工会", PreparationState.PREPARED, 2, 0, 1, 1L));
    }

    @Test
    @DisplayName("按区局看谁已提交、谁未提交；退回、撤回的算未提交")
    void who_has_submitted_and_who_has_not() {
        prepare(COLLECTIVE);
        world.goTo("2019-01-11");
        long batch = world.desk(FOUNDRY).submit(COLLECTIVE, 2019, "A");
        assertThat(east()).extracting(PreparedDistrict::submitted, PreparedDistrict::open, PreparedDistrict::enrolled, PreparedDistrict::waiting)
                .containsExactly(1, 1, 2L, 1L);
        assertThat(waiting(FOUNDRY)).isEmpty();
        world.returned(EAST, batch);
        assertThat(east()).extracting(PreparedDistrict::submitted, PreparedDistrict::open, PreparedDistrict::enrolled, PreparedDistrict::waiting)
                .containsExactly(0, 2, 0L, 3L);
        assertThat(waiting(FOUNDRY)).containsExactly(tuple(COLLECTIVE, 2));
        world.confirmed(EAST, world.desk(FOUNDRY).submit(COLLECTIVE, 2019, "A"));
        world.cardHolder(FOUNDRY, "后来", "2018-12-31");
        world.goTo("2019-01-12");
        prepare(COLLECTIVE);
        assertThat(east()).as("a union that has submitted has somebody new")
                .extracting(PreparedDistrict::submitted, PreparedDistrict::open, PreparedDistrict::enrolled, PreparedDistrict::waiting)
                .containsExactly(1, 1, 2L, 2L);
        assertThat(waiting(FOUNDRY)).containsExactly(tuple(COLLECTIVE, 1));
    }

    @Test
    @DisplayName("备好之后有变化：提交时按最新情况，名单只作提示")
    void a_prepared_list_is_never_trusted() {
        prepare(COLLECTIVE);
        world.change("update member set status = 'TRANSFERRING' where id = (select min(id) from member)");
        assertThat(waiting(FOUNDRY)).as("still the number of before").containsExactly(tuple(COLLECTIVE, 2));
        assertThat(world.desk(FOUNDRY).batch(world.desk(FOUNDRY).submit(COLLECTIVE, 2019, "A")).headcount()).isEqualTo(1);
        world.change("update prepared_list set headcount = 99 where union_id = 11");
        assertThat(world.desk(SHIPYARD).batch(world.desk(SHIPYARD).submit(COLLECTIVE, 2019, "A")).headcount()).isEqualTo(1);
        prepare(COLLECTIVE);
        assertThat(world.number("select count(*) from prepared_list where union_id <> 12")).as("whose list is empty has none").isZero();
    }

    @Test
    @DisplayName("岁末集中参保为下一年度准备；不在办理期间不准备，名单也不再提示")
    void only_lists_that_are_open() {
        refused("enrolment.year-closed", () -> ask(2019, CARD_WITHOUT_COVER));
        refused("enrolment.year-closed", () -> ask(2020, COLLECTIVE));
        world.goTo("2018-11-01");
        assertThat(preparations().years(COLLECTIVE)).containsExactly(2019);
        assertThat(preparations().years(NEW_CARD)).isEmpty();
        prepare(COLLECTIVE);
        assertThat(waiting(FOUNDRY)).containsExactly(tuple(COLLECTIVE, 2));
        world.goTo("2019-02-01");
        assertThat(waiting(FOUNDRY)).isEmpty();
        assertThat(preparations().years(CARD_WITHOUT_COVER)).containsExactly(2019);
    }

    @Test
    @DisplayName("区局准备到一半服务器停了：再来一遍，结果一样；没做完看得出来")
    void a_killed_run_is_begun_again() {
        ask(2019, COLLECTIVE);
        assertThat(districts()).extracting(PreparedDistrict::state).containsOnly(PreparationState.RUNNING);
        var transaction = database.ownTransaction();
        var dying = new OwnTransaction() {
            private int chunks;

            @Override
            public void run(Runnable work) {
                if (++chunks > 1) {
                    throw new IllegalStateException("killed");
                }
                transaction.run(work);
            }

            @Override
            public <T> T get(Supplier<T> work) {
                return transaction.get(work);
            }
        };
        assertThatThrownBy(() -> run(dying, COLLECTIVE, EAST).process()).hasMessage("killed");
        assertThat(east()).extracting(PreparedDistrict::state, PreparedDistrict::done, PreparedDistrict::preparedAt)
                .containsExactly(PreparationState.RUNNING, 3, null);
        run(transaction, COLLECTIVE, EAST).process();
        ended();
        assertThat(districts()).extracting(PreparedDistrict::state, PreparedDistrict::waiting).containsExactly(tuple(PreparationState.PREPARED, 3L),
                tuple(PreparationState.BROKEN_OFF, 0L));
    }

    @Test
    @DisplayName("同时点两次只准备一次；集中参保期间到了，自动准备")
    void asked_twice_it_runs_once_and_the_campaign_asks_by_itself() {
        ask(2019, COLLECTIVE);
        ask(2019, COLLECTIVE);
        assertThat(world.number("select count(*) from job_run where job = 'list-preparation'")).isEqualTo(2);
        ended();
        var preparing = preparing();
        preparing.firstTime();
        assertThat(world.number("select count(*) from job_run where job = 'list-preparation' and status = 'RUNNING'")).isZero();
        preparing.everyNight();
        assertThat(world.number("select count(*) from job_run where job = 'list-preparation' and status = 'RUNNING'")).isEqualTo(2);
        ended();
        world.change("delete from list_preparation where union_id = 3");
        preparing.firstTime();
        assertThat(world.number("select count(*) from job_run where subject = '2019 COLLECTIVE 3' and status = 'RUNNING'")).isOne();
        assertThat(world.number("select count(*) from list_preparation where asked_by is null")).isEqualTo(2);
        ended();
        world.goTo("2019-02-01");
        preparing().everyNight();
        assertThat(world.number("select count(*) from job_run where status = 'RUNNING'")).as("after the campaign").isZero();
    }

    private void prepare(EnrolmentWay way) {
        ask(2019, way);
        for (long district : List.of(EAST, WEST)) {
            run(database.ownTransaction(), way, district).process();
        }
        ended();
    }

    private void ended() {
        world.change("update job_run set status = 'COMPLETED', finished_at = now() where status = 'RUNNING'");
    }

    private ListPreparationRun run(OwnTransaction transaction, EnrolmentWay way, long district) {
        return new ListPreparationRun(world.jdbi(), world.clock(), transaction, world.years(), world.candidates(),
                new PreparationSubject(2019, way, district).text());
    }

    private void ask(int year, EnrolmentWay way) {
        world.inTransaction(() -> {
            preparations().prepare(year, way);
            return null;
        });
    }

    private ListPreparations preparations() {
        var lists = new ListPreparations();
        lists.jdbi = world.jdbi();
        lists.clock = world.clock();
        lists.current = TestUser.of(world.jdbi(), FEDERATION);
        lists.note = new AuditNote();
        lists.years = world.years();
        lists.runs = new JobRuns(world.jdbi(), world.clock());
        return lists;
    }

    private ListPreparing preparing() {
        var preparing = new ListPreparing();
        preparing.jdbi = world.jdbi();
        preparing.clock = world.clock();
        preparing.transaction = database.ownTransaction();
        preparing.years = world.years();
        preparing.runs = preparations().runs;
        return preparing;
    }

    private List<PreparedDistrict> districts() {
        return preparations().districts(2019, COLLECTIVE);
    }

    private PreparedDistrict east() {
        return districts().get(0);
    }

    private List<Tuple> waiting(long union) {
        return world.desk(union).enrolments().prepared().stream().map(list -> tuple(list.way(), list.headcount())).toList();
    }

    private static void refused(String code, Runnable attempt) {
        assertThatThrownBy(attempt::run).isInstanceOf(DomainException.class).hasMessage(code);
    }
}
