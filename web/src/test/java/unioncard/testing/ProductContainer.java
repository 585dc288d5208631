package unioncard.testing;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jboss.arquillian.container.spi.client.container.ContainerConfiguration;
import org.jboss.arquillian.container.spi.client.container.DeployableContainer;
import org.jboss.arquillian.container.spi.client.container.DeploymentException;
import org.jboss.arquillian.container.spi.client.protocol.ProtocolDescription;
import org.jboss.arquillian.container.spi.client.protocol.metadata.HTTPContext;
import org.jboss.arquillian.container.spi.client.protocol.metadata.ProtocolMetaData;
import org.jboss.arquillian.container.spi.client.protocol.metadata.Servlet;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.descriptor.api.Descriptor;
import unioncard.launch.Problem;

/**
 * Arquillian container: the product as the launcher starts it, with the tests added to the WAR. All test classes of a run share one
 * deployment; it is made for the first of them.
 */
public final class ProductContainer implements DeployableContainer<ProductContainer.Configuration> {

    /** Where Arquillian answers inside the application. */
    static final String RUNNER = "ArquillianServletRunnerEE9";
    private static RunningProduct product;

    static synchronized boolean deployed() {
        return product != null;
    }

    @Override
    public Class<Configuration> getConfigurationClass() {
        return Configuration.class;
    }

    @Override
    public void setup(Configuration configuration) {
        // nothing to be configured: ports and folders are chosen at the start
    }

    @Override
    public void start() {
        // the product starts together with its first deployment
    }

    @Override
    public void stop() {
        synchronized (ProductContainer.class) {
            if (product != null) {
                product.stop();
                product = null;
            }
        }
    }

    @Override
    public ProtocolDescription getDefaultProtocol() {
        return new ProtocolDescription("Servlet 6.0");
    }

    @Override
    public ProtocolMetaData deploy(Archive<?> archive) throws DeploymentException {
        synchronized (ProductContainer.class) {
            if (product == null) {
                product = start(archive);
            }
            URI address = URI.create(product.address());
            return new ProtocolMetaData().addContext(new HTTPContext(address.getHost(), address.getPort()).add(new Servlet(RUNNER, "/unioncard")));
        }
    }

    private static RunningProduct start(Archive<?> archive) throws DeploymentException {
        try {
            Path war = Files.createDirectories(RunningProduct.testFolder().resolve("container-war")).resolve("unioncard.war");
            archive.as(ZipExporter.class).exportTo(war.toFile(), true);
            return RunningProduct.start("container", Map.of(), war);
        } catch (IOException | Problem failed) {
            throw new DeploymentException(failed.getMessage(), failed);
        }
    }

    @Override
    public void undeploy(Archive<?> archive) {
        // kept for the next test class
    }

    @Override
    public void deploy(Descriptor descriptor) {
        throw new UnsupportedOperationException("descriptors");
    }

    @Override
    public void undeploy(Descriptor descriptor) {
        throw new UnsupportedOperationException("descriptors");
    }

    /** Nothing can be configured. */
    public static final class Configuration implements ContainerConfiguration {

        @Override
        public void validate() {
            // always valid
        }
    }
}
