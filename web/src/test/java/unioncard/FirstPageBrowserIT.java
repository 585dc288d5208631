package unioncard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import unioncard.testing.ClerkBrowser;
import unioncard.testing.FailureScreens;
import unioncard.testing.RunningProduct;

@DisplayName("首页")
@ExtendWith(FailureScreens.class)
class FirstPageBrowserIT {

    @Test
    @DisplayName("The first page opens without an error and without asking other machines")
    void opens() {
        try (var clerk = ClerkBrowser.on(RunningProduct.shared())) {
            assertThat(clerk.open("/index.xhtml").status()).isEqualTo(200);
            clerk.screenshot("00-first-page");
            assertThat(clerk.problems()).isEmpty();
        }
    }
}
