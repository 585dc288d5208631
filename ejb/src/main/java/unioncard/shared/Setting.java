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
    /** How the population registry is asked: {@code snapshot}, or the https address of docs/registry-http.md. */
    POPULATION_REGISTRY("unioncard.registry.population", "snapshot"),
    /** How the social insurance registry is asked, likewise. */
    SOCIAL_INSURANCE_REGISTRY("unioncard.registry.social-insurance", "snapshot"),
    /** File with the token that registries over HTTP ask for. Empty: none. */
    REGISTRY_TOKEN_FILE("unioncard.registry.token.file", ""),
    /** Milliseconds until a connection to a registry must stand. */
    REGISTRY_CONNECT_MILLIS("unioncard.registry.connect.millis", "3000"),
    /** Milliseconds that a registry may be silent. */
    REGISTRY_READ_MILLIS("unioncard.registry.read.millis", "10000"),
    /** Workers that compare a long verification with the snapshots at the same time; each keeps a processor of the database busy. */
    VERIFICATION_WORKERS("unioncard.verification.workers", "2"),
    /** Seconds after which 待办人员列表 asks for news of a verification where no push reaches it. */
    PENDING_LIST_ASKS_SECONDS("unioncard.pending-list.asks.seconds", "30"),
    /** Megabytes of the largest attachment that may be uploaded. */
    ATTACHMENT_LARGEST_MB("unioncard.attachment.largest.mb", "8"),
    /** Address of a ClamAV daemon (host:port) that looks at each attachment. Empty: nobody does. */
    VIRUS_SCAN("unioncard.virus-scan", ""),
    /** How files go to the bank and come back: {@code folder} that both sides see, or {@code sftp} to a server of the bank. */
    BANK_GATEWAY("unioncard.bank.gateway", "folder"),
    /** The bank's SFTP server, host or host:port. */
    BANK_SFTP_ADDRESS("unioncard.bank.sftp.address", ""),
    /** Name to sign in with there. */
    BANK_SFTP_USER("unioncard.bank.sftp.user", ""),
    /** Fingerprints of the server's keys as {@code ssh-keygen -l} shows them (SHA256:…), separated by commas; another key is refused. */
    BANK_SFTP_HOST_KEY("unioncard.bank.sftp.host-key", ""),
    /** File with the private key to sign in with, without a passphrase. Empty: by password alone. */
    BANK_SFTP_KEY_FILE("unioncard.bank.sftp.key.file", ""),
    /** File with the password, where the bank asks for one. Empty: none. */
    BANK_SFTP_PASSWORD_FILE("unioncard.bank.sftp.password.file", ""),
    /** Folder of the server into which request files go. */
    BANK_SFTP_TO_BANK("unioncard.bank.sftp.folder.to-bank", ""),
    /** Folder of the server in which the bank lays its answers. */
    BANK_SFTP_FROM_BANK("unioncard.bank.sftp.folder.from-bank", ""),
    /** Folder of the server into which answers are moved once they are here. Empty: they are deleted there. */
    BANK_SFTP_TAKEN("unioncard.bank.sftp.folder.taken", ""),
    /** Milliseconds until a connection to the server must stand, and until the sign-in must be over. */
    BANK_SFTP_CONNECT_MILLIS("unioncard.bank.sftp.connect.millis", "10000"),
    /** Milliseconds that the server may be silent. */
    BANK_SFTP_SILENT_MILLIS("unioncard.bank.sftp.silent.millis", "30000"),
    /** File with what is agreed with the bank about lines and names and differs from docs/bank-file-format.md. Empty: nothing does. */
    BANK_LAYOUT_FILE("unioncard.bank.layout.file", ""),
    /** Charset of the bank's files: GB18030 (table of 2022), GB18030-2000 (the table before), GBK, or any that Java knows. */
    BANK_CHARSET("unioncard.bank.charset", "GB18030"),
    /** PEM file (PKCS #8) with the own SM2 key that signs requests and opens encrypted answers. Empty: requests are not signed. */
    BANK_OWN_KEY_FILE("unioncard.bank.key.own.file", ""),
    /** PEM file (SubjectPublicKeyInfo) with the bank's SM2 key that answers must be signed with. Empty: signatures are not asked for. */
    BANK_PUBLIC_KEY_FILE("unioncard.bank.key.bank.file", ""),
    /** Whether requests are encrypted for the bank, which takes its key. */
    BANK_ENCRYPTION("unioncard.bank.encryption", "false"),
    /** Megabytes of the largest file that is taken from the bank. */
    BANK_LARGEST_FILE("unioncard.bank.file.largest", "2048"),
    /** Lines of a result file that are read and stored at once; a server that dies loses no more of its work. */
    BANK_CHUNK("unioncard.bank.chunk", "5000"),
    /** Luhn-valid card numbers must begin with one of these, separated by commas. Empty: any. */
    BANK_BINS("unioncard.bank.bins", "");

    private final String key;
    private final String fallback;

    Setting(String key, String fallback) {
        this.key = key;
        this.fallback = fallback;
    }

    /** Name of the property. */
    public String key() {
        return key;
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
