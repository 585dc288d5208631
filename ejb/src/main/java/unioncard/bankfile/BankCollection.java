package unioncard.bankfile;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Lock;
import jakarta.ejb.LockType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Brings what the bank has ready into the inbox. Apart from {@link BankInbox}, which goes on looking while a server of the bank keeps this one
 * waiting. Every node tries; the gateway sees to it that one at a time does it.
 */
@Singleton
@Startup
@DependsOn("Migrations")
@Lock(LockType.WRITE)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class BankCollection {

    private static final Logger LOG = Logger.getLogger(BankCollection.class.getName());

    @Inject
    private Gateways gateways;
    @Inject
    private FileReception reception;

    /** An installation whose gateway is set up wrongly does not start. */
    @PostConstruct
    void check() {
        gateways.configured();
    }

    /** Once a minute. */
    @Schedule(hour = "*", minute = "*", second = "10", persistent = false)
    void collect() {
        try {
            var trouble = collected();
            if (trouble == null) {
                reception.collected();
            } else {
                reception.notCollected(trouble);
            }
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "collecting from the bank could not be brought to an end; tried again in a minute", e);
        }
    }

    /** Null, or why nothing could be collected, in words for the operator. */
    private String collected() {
        try {
            var left = gateways.configured().collect();
            if (!left.isEmpty()) {
                reception.left(left);
            }
            return null;
        } catch (IllegalStateException e) {
            LOG.log(Level.WARNING, "the way to the bank is set up wrongly", e);
            return "银行通道设置有误，详见服务器日志";
        } catch (IOException e) {
            LOG.log(Level.WARNING, "nothing could be collected from the bank; tried again in a minute", e);
            return FileTrouble.words(e);
        }
    }
}
