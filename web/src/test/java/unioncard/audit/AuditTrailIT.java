package unioncard.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import unioncard.card.CardBatches;
import unioncard.security.CurrentUser;
import unioncard.security.SignedInUser;
import unioncard.testing.ContainerTest;

@DisplayName("The audit trail in the container")
class AuditTrailIT extends ContainerTest {

    @Inject
    private AuditTrail trail;
    @Inject
    private CardBatches batches;
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
