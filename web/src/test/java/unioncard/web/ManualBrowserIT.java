package unioncard.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.nio.file.Files;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestWatcher;
import unioncard.manual.CardSteps;
import unioncard.manual.Console;
import unioncard.manual.CoverSteps;
import unioncard.manual.FeedbackSteps;
import unioncard.manual.MemberLifeSteps;
import unioncard.manual.MemberSteps;
import unioncard.manual.OfficeSteps;
import unioncard.manual.OrganisationSteps;
import unioncard.manual.Walk;
import unioncard.testing.FailureScreens;

/**
 * Walks the whole manual, as its readers would, on a product that starts empty: everything comes in through the screens and through files.
 * The steps build on each other; after the first that fails the others are left out.
 */
@DisplayName("操作手册")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@ExtendWith({FailureScreens.class, ManualBrowserIT.FirstFailure.class})
class ManualBrowserIT {

    private static boolean failed;
    private static Walk walk;
    private static OfficeSteps office;
    private static MemberSteps members;
    private static MemberLifeSteps life;
    private static CardSteps cards;
    private static FeedbackSteps feedback;
    private static CoverSteps covers;

    /** Notes that a step failed. */
    static final class FirstFailure implements TestWatcher {

        @Override
        public void testFailed(ExtensionContext context, Throwable cause) {
            failed = true;
        }
    }

    @BeforeAll
    static void start() {
        walk = new Walk();
        office = new OfficeSteps(walk);
        members = new MemberSteps(walk);
        life = new MemberLifeSteps(walk);
        cards = new CardSteps(walk);
        feedback = new FeedbackSteps(walk);
        covers = new CoverSteps(walk);
    }

    @AfterAll
    static void stop() {
        if (walk != null) {
            walk.close();
        }
    }

    @BeforeEach
    void goOn() {
        assumeFalse(failed, "an earlier step failed");
    }

    @Test
    @Order(1)
    @DisplayName("1.1 登录: set-up by the token, one message for a wrong password")
    void startAndSetUp() throws Exception {
        office.startAndSetUp();
    }

    @Test
    @Order(2)
    @DisplayName("组织管理、账号管理: unions and accounts")
    void unionsAndAccounts() {
        office.unions();
        office.accounts();
    }

    @Test
    @Order(3)
    @DisplayName("组织管理: the form of unions, 隶属调整, 撤销")
    void organisation() {
        var organisation = new OrganisationSteps(walk);
        organisation.upload();
        organisation.affiliation();
        organisation.closing();
    }

    @Test
    @Order(4)
    @DisplayName("比对库管理: both registries become current")
    void registries() throws Exception {
        office.registries();
    }

    @Test
    @Order(5)
    @DisplayName("会员管理: the form comes in, faulty rows are explained")
    void upload() {
        members.upload();
        members.waiting();
    }

    @Test
    @Order(6)
    @DisplayName("1.2 会员服务卡申请: approved members are picked, exactly once")
    void picking() {
        members.approval();
        members.picking();
    }

    @Test
    @Order(7)
    @DisplayName("1.3 申请信息比对: verification, removal, submission of both channels")
    void verificationAndSubmission() {
        cards.pendingList();
        cards.verification();
        cards.expiry();
        cards.removal();
        cards.submission();
        cards.foreigner();
    }

    @Test
    @Order(8)
    @DisplayName("1.4 打印清册: before the bank answers, counted")
    void roster() throws Exception {
        feedback.roster();
    }

    @Test
    @Order(9)
    @DisplayName("1.4 银行反馈: rare and long names go on in the special channel")
    void bankFeedback() {
        feedback.firstAnswer();
        feedback.specialChannel();
    }

    @Test
    @Order(10)
    @DisplayName("2 参保: preview, submission, return, confirmation, inquiry")
    void enrolment() {
        covers.enrolment();
        covers.returned();
        covers.confirmed();
    }

    @Test
    @Order(11)
    @DisplayName("All numbers add up, and everything done is in the audit trail")
    void numbersAddUp() {
        covers.numbersAddUp();
    }

    @Test
    @Order(12)
    @DisplayName("会员管理: one member entered, reviewed beside a namesake, renamed by two persons, and left")
    void memberLife() {
        life.entry();
        life.review();
        life.identity();
        life.leaving();
    }

    @Test
    @Order(13)
    @DisplayName("What somebody may not see looks like a page that does not exist")
    void wrongRole() {
        covers.wrongRole();
    }

    @Test
    @Order(14)
    @DisplayName("No page and no log line held a full document number, and nothing went wrong in a browser")
    void nothingLeaked() throws Exception {
        assertThat(Console.leaks()).isEmpty();
        assertThat(Files.readString(walk.log())).doesNotContain(walk.numbers());
        assertThat(walk.problems()).isEmpty();
    }
}
