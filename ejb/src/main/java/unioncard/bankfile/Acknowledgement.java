package unioncard.bankfile;

/**
 * The bank's word on a request file as a whole.
 *
 * @param text why it was refused, never blank then
 */
record Acknowledgement(String batchNo, boolean accepted, String text) {

    private static final String ACCEPTED = "0000";

    /** Parses the one line of an acknowledgement; throws {@link FileRefused} when it is none. */
    static Acknowledgement parse(String line) {
        var f = line.split("\\|", -1);
        if (f.length != 6 || !f[0].equals("A") || !f[1].matches("\\d{14}") || !f[2].matches("\\d{4}")) {
            throw new FileRefused("受理回执格式不正确");
        }
        var text = f[5].isBlank() ? "返回码 " + f[2] : f[5] + "（" + f[2] + "）";
        return new Acknowledgement(f[1], f[2].equals(ACCEPTED), text.length() > 200 ? text.substring(0, 200) : text);
    }
}
