package unioncard.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** PostgreSQL refuses to run as root. Root starts it in a user namespace of its own or, where that is forbidden, as the user nobody. */
enum OrdinaryUser {

    /** Whoever runs the launcher is an ordinary user. */
    SELF(List.of()),
    /** Still the same user to the file system, but without its powers. */
    NAMESPACE(List.of("unshare", "-U", "--")),
    /** Another user; the files have to be given to it. */
    NOBODY(List.of("setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups", "--"));

    private final List<String> prefix;

    OrdinaryUser(List<String> prefix) {
        this.prefix = prefix;
    }

    static OrdinaryUser choose() {
        if (!"root".equals(System.getProperty("user.name"))) {
            return SELF;
        }
        return works(NAMESPACE) ? NAMESPACE : NOBODY;
    }

    /** The command as this user. */
    List<String> run(String... command) {
        var whole = new ArrayList<>(prefix);
        whole.addAll(List.of(command));
        return whole;
    }

    /** Makes the user owner of a file or of a folder with everything in it. */
    void own(Path path) throws IOException {
        if (this != NOBODY) {
            return;
        }
        var nobody = path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody");
        List<Path> entries;
        try (var walk = Files.walk(path)) {
            entries = walk.toList();
        }
        for (Path entry : entries) {
            Files.setOwner(entry, nobody);
        }
    }

    private static boolean works(OrdinaryUser user) {
        try {
            Process trial = new ProcessBuilder(user.run("true")).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
            return trial.waitFor(5, TimeUnit.SECONDS) && trial.exitValue() == 0;
        } catch (IOException missing) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
