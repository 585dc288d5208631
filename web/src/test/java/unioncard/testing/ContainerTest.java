package unioncard.testing;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;
import org.assertj.core.api.Assertions;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.Filters;
import org.jboss.shrinkwrap.api.GenericArchive;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.Asset;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.importer.ExplodedImporter;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/**
 * Base of the tests that run inside the application server. Boundaries come by {@code @Inject}, SQL goes through {@link #database()}.
 * The database starts empty and is shared by all container tests of the run.
 */
@ArquillianTest
public abstract class ContainerTest {

    private static final String WEB_XML = "WEB-INF/web.xml";
    private static final String OPEN_PAGE = "<url-pattern>/index.xhtml</url-pattern>";

    /** The delivered WAR with all tests of this module; an empty archive when it is deployed already. */
    @Deployment
    public static WebArchive application() {
        WebArchive war = ShrinkWrap.create(WebArchive.class, "unioncard.war");
        if (ProductContainer.deployed()) {
            return war;
        }
        File tests = location(ContainerTest.class);
        JavaArchive classes = ShrinkWrap.create(JavaArchive.class, "container-tests.jar").merge(
                ShrinkWrap.create(GenericArchive.class).as(ExplodedImporter.class).importDirectory(tests).as(GenericArchive.class),
                Filters.exclude(".*(BrowserIT|RunningProduct|ProductContainer|ClerkBrowser|LoadableExtension|unioncard.running|/manual/).*"));
        war.as(ZipImporter.class).importFrom(tests.toPath().resolveSibling("unioncard.war").toFile());
        return war.setWebXML(new StringAsset(openToRunner(war.get(WEB_XML).getAsset())))
                .addAsLibraries(classes).addAsLibraries(location(Assertions.class));
    }

    /** The application asks everybody to sign in first; the servlet that runs the tests cannot. */
    private static String openToRunner(Asset webXml) {
        try (InputStream in = webXml.openStream()) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            String open = text.replace(OPEN_PAGE, OPEN_PAGE + "<url-pattern>/" + ProductContainer.RUNNER + "</url-pattern>");
            if (open.equals(text)) {
                throw new IllegalStateException("web.xml opens no " + OPEN_PAGE + "; let the test runner in another way");
            }
            return open;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The application's data source; inside the container, and in its transaction when there is one. */
    protected DataSource database() {
        try {
            return InitialContext.doLookup("jdbc/unioncard");
        } catch (NamingException missing) {
            throw new IllegalStateException(missing);
        }
    }

    /** Counts the SQL statements the application sends. */
    protected StatementCounter statements() {
        return new StatementCounter(database());
    }

    private static File location(Class<?> type) {
        try {
            return new File(type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
