package unioncard.bankfile;

/**
 * Why a file from the bank is refused as a whole, and what the municipal staff do about it. Places of a sentence are filled in their order; a file that is
 * refused can be taken up again by 重新处理 once its cause is gone here.
 */
enum FileProblem {
    NAME("文件名不符合约定格式", "请银行按约定的文件名重新发送"),
    CHANGED_NAME("同名文件已收到过，而本文件内容不同", "请与银行核实哪一份有效；本文件有效的，请银行改用新的文件序号发送"),
    GONE("文件已不在收件目录中", "请银行重新发送"),
    /** Megabytes. */ TOO_LARGE("文件超过 %s MB", "请银行分成几个文件发送；确需收取的，请系统管理员调高文件大小上限后重新处理"),
    ALTERED("文件收到后被改动", "请系统管理员检查收件目录的权限，并请银行重新发送"),
    NO_KEY("文件已加密，而本方没有设置私钥", "请系统管理员设置私钥后重新处理"),
    NOT_OPENED("文件不能用本方私钥解密，或密文被改动", "请与银行核对所用的公钥；公钥无误的，请银行重新发送"),
    EMPTY("文件是空的", "请银行重新发送"),
    NO_TRAILER("文件没有结束行，可能不完整", "请银行重新发送完整的文件"),
    DIGEST("文件内容与结束行的摘要不符，可能被改动或传输出错", "请银行重新发送"),
    NO_SIGNATURE("文件没有银行签名", "请银行签名后重新发送"),
    SIGNATURE("文件的银行签名不正确", "请与银行核对签名公钥；公钥无误的，不得使用本文件，请银行重新发送"),
    /** Number of the line, bytes. */ LONG_LINE("第 %s 行超过 %s 个字节", "请银行检查该行是否缺少换行，更正后重新发送"),
    /** Charset. */ MARK("文件以 UTF-8 标记（BOM）开头，约定的字符集是 %s", "请银行按约定的字符集重新发送；约定已改变的，请系统管理员修改字符集设置后重新处理"),
    /** Number of the line, charset. */ CHARSET("第 %s 行不符合约定的字符集 %s", "请银行按约定的字符集重新发送；约定已改变的，请系统管理员修改字符集设置后重新处理"),
    HEADER("第 1 行不是约定格式的文件头", "请银行按约定的格式更正后重新发送"),
    HEADER_BATCH("第 1 行的批次编号与文件名不一致", "请与银行核实属于哪个批次，由银行更正后重新发送"),
    HEADER_NUMBER("第 1 行的文件序号与文件名不一致", "请银行更正后重新发送"),
    /** Number of the line. */ AFTER_TRAILER("第 %s 行：结束行不在文件末尾", "请银行检查文件是否被拼接，更正后重新发送"),
    /** Lines there are, announced, counted by the trailer. */ COUNT("文件有 %s 行，首行声明 %s 行，结束行声明 %s 行", "请银行核对行数，更正后重新发送"),
    ACKNOWLEDGEMENT("第 1 行不是约定格式的受理回执", "请银行按约定的格式更正后重新发送"),
    ACKNOWLEDGEMENT_LINES("受理回执应只有一行和结束行", "请银行按约定的格式更正后重新发送"),
    BATCH("批次不存在、未发送或已撤回", "请与银行核实批次编号；确为误发的，不必处理"),
    OTHER_FILE("第 1 行的行数或摘要与所发文件不一致，批次未按已受理处理", "请与银行核实收到的是否为本方所发文件"),
    /** What was said before. */ CONTRADICTION("与银行此前的回执不符：批次%s", "请与银行核实哪一份回执有效"),
    /** Number of the sending. */ SENDING("批次没有第 %s 次发送", "请与银行核实第几次发送，由银行更正后重新发送"),
    STATE("批次当前状态不能接受该文件", "请在办卡批次管理中查看批次状态，并与银行核实");

    private final String sentence;
    private final String remedy;

    FileProblem(String sentence, String remedy) {
        this.sentence = sentence;
        this.remedy = remedy;
    }

    /** What is wrong, with its places filled, and what to do. */
    String words(Object... places) {
        return String.format(sentence, places) + "。" + remedy + "。";
    }
}
