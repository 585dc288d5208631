package unioncard.launch;

import java.nio.file.Path;
import java.util.List;
import javax.sql.DataSource;

/**
 * Fills an empty database for a try-out. The launcher finds the implementation with {@link java.util.ServiceLoader}, so it is named in
 * {@code META-INF/services/unioncard.launch.DemoSource}. It is asked after the application has brought the schema up to date.
 */
public interface DemoSource {

    /** True when the database has accounts already; then nothing is loaded. */
    boolean hasAccounts(DataSource database);

    /**
     * Loads the data.
     *
     * @param database the application's database, with the role that owns the schema and sees the whole city
     * @param keysFile the encryption keys the application uses
     * @param dataDirectory the application's data folder
     * @return lines for the person who started it, e.g. the user names to sign in with
     */
    List<String> load(DataSource database, Path keysFile, Path dataDirectory);
}
