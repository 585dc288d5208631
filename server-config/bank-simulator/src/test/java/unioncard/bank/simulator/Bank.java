package unioncard.bank.simulator;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The folders of one test and the simulator between them. */
final class Bank {

    final Path outbox;
    final Inbox inbox;
    private final Path root;

    Bank(Path root) {
        this.root = root;
        this.outbox = root.resolve("out");
        this.inbox = new Inbox(root.resolve("in"));
    }

    /** One pass of a freshly started simulator; without random outcomes unless the words say so. */
    Counts answer(String... words) throws IOException {
        return BankSimulator.answer(options(words));
    }

    Options options(String... words) {
        var all = new ArrayList<>(List.of("--outbox", outbox.toString(), "--inbox", root.resolve("in").toString(), "--once"));
        all.addAll(List.of(words));
        if (!all.contains("--mix")) {
            all.addAll(List.of("--mix", "none"));
        }
        if (!all.contains("--date")) {
            all.addAll(List.of("--date", "20261124"));
        }
        return Options.parse(all.toArray(String[]::new));
    }
}
