package unioncard.running;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import unioncard.manual.Console;
import unioncard.testing.RunningProduct;

/** The consoles that a test has open: none of them may have met a problem, and all are closed after it. */
final class OpenConsoles implements AfterEachCallback {

    private final List<Console> open = new ArrayList<>();

    /** One for an account that there is. */
    Console signIn(RunningProduct product, String login) {
        return add(Console.on(product).signIn(login, SampleCity.PASSWORD));
    }

    /** One for a new account at a union, with a role. */
    Console signIn(SampleCity city, String login, long at, String role) {
        city.account(login, at, role);
        return signIn(city.product(), login);
    }

    /** One that was opened elsewhere, such as another tab. */
    Console add(Console console) {
        open.add(console);
        return console;
    }

    @Override
    public void afterEach(ExtensionContext context) {
        try {
            assertThat(open).flatExtracting(Console::problems).isEmpty();
        } finally {
            open.forEach(Console::close);
        }
    }
}
