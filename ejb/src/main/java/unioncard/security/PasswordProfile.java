package unioncard.security;

import unioncard.shared.Setting;

/** Which rules passwords follow (口令策略). The two standards contradict each other, so an installation decides for one. */
public enum PasswordProfile {
    /** 等保 2.0, level 3: three kinds of characters, changed every 90 days. */
    MLPS(10, 3, 90, 5),
    /** OWASP ASVS 5.0: long, no rules of composition, no change without a cause. */
    ASVS(12, 1, 0, 1);

    private final int shortest;
    private final int kinds;
    private final int days;
    private final int remembered;

    PasswordProfile(int shortest, int kinds, int days, int remembered) {
        this.shortest = shortest;
        this.kinds = kinds;
        this.days = days;
        this.remembered = remembered;
    }

    /** What the installation has decided for. */
    public static PasswordProfile configured() {
        return valueOf(Setting.PASSWORD_PROFILE.text().strip());
    }

    /** Characters it has at least, unless the installation says another number. */
    public int shortest() {
        return number(Setting.PASSWORD_SHORTEST, shortest);
    }

    /** Kinds of characters out of four it has at least. */
    public int kinds() {
        return kinds;
    }

    /** Days after which it must be changed; 0: never. */
    public int days() {
        return number(Setting.PASSWORD_DAYS, days);
    }

    /** Own passwords, the one in use included, that may not be chosen again. */
    public int remembered() {
        return number(Setting.PASSWORD_REMEMBERED, remembered);
    }

    private static int number(Setting setting, int fallback) {
        return setting.text().isBlank() ? fallback : setting.number();
    }
}
