package unioncard.bench;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.util.Map;
import java.util.function.Supplier;
import javax.sql.DataSource;

/** The application's entities outside a container, with the provider that Payara brings, in the transactions of {@link TransactionSource}. */
final class BenchEntities implements AutoCloseable {

    private final EntityManagerFactory factory;
    private final EntityManager manager;

    BenchEntities(DataSource source) {
        factory = Persistence.createEntityManagerFactory("unioncard", Map.of("jakarta.persistence.transactionType", "RESOURCE_LOCAL",
                "jakarta.persistence.nonJtaDataSource", source, "eclipselink.logging.level", "SEVERE", "eclipselink.weaving", "false"));
        manager = factory.createEntityManager();
    }

    EntityManager manager() {
        return manager;
    }

    /** Inside a transaction of the source; its connection is the one that the entities are given. */
    <T> T within(Supplier<T> work) {
        manager.clear();
        var transaction = manager.getTransaction();
        transaction.begin();
        try {
            var result = work.get();
            transaction.commit();
            return result;
        } finally {
            if (transaction.isActive()) {
                transaction.rollback();
            }
        }
    }

    @Override
    public void close() {
        manager.close();
        factory.close();
    }
}
