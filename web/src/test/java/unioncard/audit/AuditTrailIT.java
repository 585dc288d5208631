package unioncard.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import unioncard.card.CardBatches;
import unioncard.insurance.CoverageFilter;
import unioncard.insurance.CoverageInquiry;
import unioncard.security.CurrentUser;
import unioncard.security.SignedInUser;
import unioncard.shared.Slice;
import unioncard.testing.ContainerTest;

@DisplayName("The audit trail in the container")
class AuditTrailIT extends ContainerTest {

    @Inject
    private AuditTrail trail;
    @Inject
    private CardBatches batches;
    @Inject
    private CoverageInquiry inquiry;
    @Inject
    private CurrentUser current;
    @Inject
    private Jdbi jdbi;
    @Inject
    private UserTransaction transaction;

    @Test
    @DisplayName("A row stays when the work around it is rolled back, and the chain holds")
    void outlivesRollback() throws Exception {
        long before = rows();
        transaction.begin();
        trail.write("somebody", 1L, "Something.tried", null, "failed");
        transaction.rollback();
        current.actAs("nobody of this name");
        assertThatThrownBy(() -> batches.withdraw(1)).isInstanceOf(SignedInUser.NotAllowed.class);
        assertThat(rows() - before).isEqualTo(2);
        assertThat(whole()).isTrue();
    }

    /** Also one that finds nobody, and never with the number asked for. */
    @Test
    @DisplayName("§9c 20：职工保障查询的每一次查询都记下谁、按什么查；不记证件号码")
    void everyInquiryIsWrittenDown() {
        jdbi.useHandle(h -> {
            h.execute("""
                    insert into trade_union (id, code, name, level, path) select n, 'ROOT', '市总', 'MUNICIPAL', '/' || n || '/'
                    from nextval('trade_union_seq') n where not exists (select from trade_union where parent_id is null)""");
            h.execute("""
                    with a as (insert into user_account (login, name, union_id, password_hash, must_change_password)
                      select 'inquirer', '张䶮', id, 'none', false from trade_union where parent_id is null returning id)
                    insert into user_role select id, 'MUNICIPAL_STAFF' from a""");
        });
        current.actAs("inquirer");
        long before = inquiries();
        assertThat(inquiry.find(new CoverageFilter(null, null, "0".repeat(64), 2026, null), Slice.first(20)).rows()).isEmpty();
        assertThat(inquiry.find(new CoverageFilter("李𬎆", null, null, null, null), Slice.first(20)).rows()).isEmpty();
        assertThat(inquiries() - before).isEqualTo(2);
        List<String> subjects = jdbi.withHandle(h -> h.createQuery("select subject from audit_entry where login = 'inquirer' order by seq")
                .mapTo(String.class).list());
        assertThat(subjects).containsExactly("by document, year, year 2026, state null, from row 0", "by name, year null, state null, from row 0");
    }

    private long inquiries() {
        return jdbi.withHandle(h -> h.createQuery("select count(*) from audit_entry where action = 'CoverageInquiry.find' and login = 'inquirer' "
                + "and outcome = 'done'").mapTo(Long.class).one());
    }

    @Test
    @DisplayName("The application's own role can neither change nor delete a row")
    void appendOnly() {
        trail.write("somebody", 1L, "Something.tried", null, "done");
        for (var statement : new String[] {"update audit_entry set outcome = 'done'", "delete from audit_entry", "truncate audit_entry"}) {
            assertThatThrownBy(() -> jdbi.useHandle(h -> h.execute(statement))).hasMessageMatching("(?s).*(append-only|permission denied).*");
        }
        assertThat(whole()).isTrue();
    }

    private boolean whole() {
        return AuditChain.check(jdbi, null).flaw() == null;
    }

    private long rows() {
        return jdbi.withHandle(h -> h.createQuery("select count(*) from audit_entry").mapTo(Long.class).one());
    }
}
