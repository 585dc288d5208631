package unioncard.bench.lists;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;
import unioncard.launch.DataFolder;
import unioncard.launch.Product;
import unioncard.launch.Settings;
import unioncard.security.PersonalData;
import unioncard.testing.ConsoleSession;

/** A city with the product in front of it, as it is delivered, and the floor beside it on the same server. */
final class ServedCity implements AutoCloseable {

    /** Who asks the floor: anybody. */
    static final String NOBODY = "nobody";
    static final int SESSIONS = 4;

    private final DataFolder data;
    private final Product product;
    private final Jdbi owner;
    private final int members;
    private final Map<String, List<ConsoleSession>> signedIn = new HashMap<>();
    private final ExecutorService callers = Executors.newFixedThreadPool(SESSIONS);

    /** Starts server and database and fills it. The limit on requests is out of the way and nobody needs a second factor. */
    ServedCity(int members) throws IOException {
        data = DataFolder.open(Files.createTempDirectory("unioncard-bench"));
        var installation = EmptyTableWar.beside(Path.of(System.getProperty("unioncard.home")), Files.createTempDirectory("unioncard-bench-home"));
        var settings = Settings.of(installation, data.root(), 0).with("unioncard.requests.per-minute", "1000000").with("unioncard.second-factor", "false");
        this.members = members;
        product = Product.start(settings, data, progress -> { });
        owner = Jdbi.create(product.owner().wholeCity());
        try {
            new ListCity(owner, new PersonalData(data.keysFile()), members).fill(SESSIONS);
        } catch (RuntimeException failed) {
            close();
            throw failed;
        }
    }

    Jdbi owner() {
        return owner;
    }

    /** How many members somebody sees. */
    int membersOf(String who) {
        return switch (who) {
            case "clerk" -> ListCity.UNION_SIZE;
            case "district" -> members / ListCity.DISTRICTS;
            default -> members;
        };
    }

    /** Index of the document of somebody whom all of them see. */
    String document() {
        return ListCity.documentIndex(owner);
    }

    /** One request after the other, until the count or the time is up. */
    void oneByOne(String who, Visit visit, int most, double seconds, Times times) {
        var request = visit.by(sessions(who).get(0));
        long end = System.nanoTime() + (long) (seconds * 1e9);
        for (int i = 0; i < most && System.nanoTime() < end; i++) {
            long begin = System.nanoTime();
            int length = request.get();
            times.took(System.nanoTime() - begin, length);
        }
    }

    /** All sessions at once, each asking again as soon as it is answered. */
    void together(String who, Visit visit, double seconds, Times times) throws Exception {
        var requests = sessions(who).stream().map(visit::by).toList();
        long begin = System.nanoTime();
        long end = begin + (long) (seconds * 1e9);
        int count = 0;
        for (var caller : callers.invokeAll(requests.stream().map(request -> until(end, request)).toList())) {
            count += caller.get();
        }
        times.answered(count, System.nanoTime() - begin);
    }

    private static Callable<Integer> until(long end, Supplier<Integer> request) {
        return () -> {
            int count = 0;
            while (System.nanoTime() < end) {
                request.get();
                count++;
            }
            return count;
        };
    }

    private List<ConsoleSession> sessions(String who) {
        return signedIn.computeIfAbsent(who, kind -> {
            var sessions = new ArrayList<ConsoleSession>();
            for (int i = 1; i <= SESSIONS; i++) {
                sessions.add(kind.equals(NOBODY) ? ConsoleSession.at(floorAddress()) : ConsoleSession.signedIn(product.address(), kind + i, ListCity.PASSWORD));
            }
            return sessions;
        });
    }

    private String floorAddress() {
        return product.address().replaceFirst("/[^/]*$", EmptyTableWar.CONTEXT);
    }

    @Override
    public void close() {
        callers.shutdownNow();
        product.close();
        data.clear();
        data.close();
    }
}
