package unioncard.bank.simulator;

/** What the acknowledgement says about a request file as a whole. */
enum FileCode {
    TAKEN("0000", "文件已受理"),
    DIGEST_DIFFERS("9101", "文件摘要不一致"),
    COUNT_DIFFERS("9102", "文件笔数不一致"),
    BATCH_TAKEN("9103", "批次号已受理，内容不同"),
    UNREADABLE("9199", "无法读取该文件");

    private final String code;
    private final String text;

    FileCode(String code, String text) {
        this.code = code;
        this.text = text;
    }

    String code() {
        return code;
    }

    String text() {
        return text;
    }
}
