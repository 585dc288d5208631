package unioncard.web;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import unioncard.manual.AccountSteps;
import unioncard.testing.FailureScreens;
import unioncard.testing.RunningProduct;

@DisplayName("三员与动态口令")
@ExtendWith(FailureScreens.class)
class AccountsBrowserIT {

    @Test
    @DisplayName("Three administrators with a second factor: set-up, code, confirmation, roles, and the warning before the end of a session")
    void threeAdministrators() throws Exception {
        var product = RunningProduct.start("accounts", Map.of("unioncard.second-factor", "true"));
        try (var steps = new AccountSteps(product)) {
            steps.enrolment();
            steps.codeAtSignIn();
            steps.threeAdministrators();
            steps.roles();
            steps.idleWarning();
            steps.nothingWentWrong();
        } finally {
            product.stop();
        }
    }
}
