package unioncard.shared;

import java.nio.file.Path;
import java.time.ZoneId;
import org.eclipse.microprofile.config.ConfigProvider;

/** Every setting of the installation, read through MicroProfile Config. What changes with the years is a dated row instead. */
public enum Setting {

    /** Folder of everything the application keeps outside the database. */
    DATA_DIRECTORY("unioncard.data.directory", "data"),
    /** Properties file with the keys for personal data; never inside the archive. */
    KEYS_FILE("unioncard.keys.file", "data/keys.properties"),
    /** File that receives the one-time token while no account exists. */
    SETUP_TOKEN_FILE("unioncard.setup.token.file", "data/setup-token"),
    /** File that receives the anchors of the audit trail; best on a disk that another machine reads. Empty: {@code audit/anchors.log} of the data. */
    AUDIT_ANCHOR_FILE("unioncard.audit.anchor.file", ""),
    /** Zone of the city: every date of a rule is a date there. */
    CITY_ZONE("unioncard.city.zone", "Asia/Shanghai"),
    /** Whether browsers reach the console by HTTPS only: session cookie and headers then say so. */
    HTTPS_ONLY("unioncard.https.only", "false"),
    /** Addresses of proxies whose X-Forwarded-For is believed, separated by commas. Empty: none, the connection's address counts. */
    TRUSTED_PROXIES("unioncard.trusted.proxies", ""),
    /** Rules of passwords: MLPS (等保) or ASVS (OWASP). */
    PASSWORD_PROFILE("unioncard.password.profile", "MLPS"),
    /** Characters a password has at least. Empty: what the profile says. */
    PASSWORD_SHORTEST("unioncard.password.shortest", ""),
    /** Days after which a password must be changed, 0 for never. Empty: what the profile says. */
    PASSWORD_DAYS("unioncard.password.days", ""),
    /** Last passwords that may not be chosen again. Empty: what the profile says. */
    PASSWORD_REMEMBERED("unioncard.password.remembered", ""),
    /** File with SHA-1 hashes of breached passwords in hex, sorted, one a line; anything after a colon is ignored. Empty: none. */
    BREACHED_PASSWORDS_FILE("unioncard.password.breached.file", ""),
    /** Hours for which a first password is good. */
    FIRST_PASSWORD_HOURS("unioncard.password.first.hours", "24"),
    /** Wrong tries after which an account is locked. */
    SIGN_IN_TRIES("unioncard.sign-in.tries", "5"),
    /** Minutes of the first lock; each further one lasts twice as long. */
    SIGN_IN_LOCK_MINUTES("unioncard.sign-in.lock.minutes", "15"),
    /** Minutes a lock lasts at most. */
    SIGN_IN_LONGEST_LOCK_MINUTES("unioncard.sign-in.lock.longest.minutes", "120"),
    /** Wrong tries from one address, whatever the account, after which it is refused. */
    SIGN_IN_ADDRESS_TRIES("unioncard.sign-in.address.tries", "50"),
    /** Minutes within which they are counted. */
    SIGN_IN_ADDRESS_MINUTES("unioncard.sign-in.address.minutes", "15"),
    /** Minutes without a request after which a session ends. */
    SESSION_IDLE_MINUTES("unioncard.session.idle.minutes", "15"),
    /** Hours after which a session ends, however busy. */
    SESSION_HOURS("unioncard.session.hours", "8"),
    /** Requests that one account may send in a minute; as many may come at once. */
    REQUESTS_PER_MINUTE("unioncard.requests.per-minute", "600"),
    /** Whether roles that ask for a second factor get it. Off for a try-out only. */
    SECOND_FACTOR("unioncard.second-factor", "true"),
    /** For tests only: the instant at which the application's clock starts to run. Empty: the real time. */
    CLOCK_START("unioncard.clock.start", ""),
    /** Name of this node in job leases. */
    NODE("unioncard.node", "node-1"),
    /** Megabytes of the largest form that may be uploaded. */
    IMPORT_LARGEST_MB("unioncard.import.largest.mb", "50"),
    /** Seconds for which a claim on a job holds without a sign of life. */
    JOB_LEASE_SECONDS("unioncard.job.lease.seconds", "60"),
    /** Megabytes of the largest attachment that may be uploaded. */
    ATTACHMENT_LARGEST_MB("unioncard.attachment.largest.mb", "8"),
    /** Address of a ClamAV daemon (host:port) that looks at each attachment. Empty: nobody does. */
    VIRUS_SCAN("unioncard.virus-scan", ""),
    /** Charset of the bank's files: GB18030 (table of 2022), GB18030-2000 (the table before), GBK, or any that Java knows. */
    BANK_CHARSET("unioncard.bank.charset", "GB18030"),
    /** Megabytes of the largest file that is taken from the bank. */
    BANK_LARGEST_FILE("unioncard.bank.file.largest", "2048"),
    /** Luhn-valid card numbers must begin with one of these, separated by commas. Empty: any. */
    BANK_BINS("unioncard.bank.bins", "");

    private final String key;
    private final String fallback;

    Setting(String key, String fallback) {
        this.key = key;
        this.fallback = fallback;
    }

    /** The value in force, never null. */
    public String text() {
        return ConfigProvider.getConfig().getOptionalValue(key, String.class).orElse(fallback);
    }

    /** The value as a whole number. */
    public int number() {
        return Integer.parseInt(text().strip());
    }

    /** The value as yes or no. */
    public boolean yes() {
        return Boolean.parseBoolean(text().strip());
    }

    /** The value as a path. */
    public Path path() {
        return Path.of(text()).toAbsolutePath();
    }

    /** The city's zone. */
    public static ZoneId zone() {
        return ZoneId.of(CITY_ZONE.text());
    }
}
