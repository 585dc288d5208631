package unioncard.bankfile;

import jakarta.batch.api.AbstractBatchlet;
import jakarta.batch.api.BatchProperty;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import unioncard.shared.DomainException;

/**
 * First step: the whole file is judged before a line of it counts. Trailer, digest, charset, header and number of lines must agree;
 * otherwise the file is refused with the reason and nothing is applied. An acknowledgement is applied here, being one line.
 */
@Dependent
@Named("bankFileCheck")
public class BankFileCheck extends AbstractBatchlet {

    private static final Map<String, String> REASONS = Map.of(
            "bank.no-trailer", "文件没有结束行，可能不完整",
            "bank.digest", "文件内容与摘要不符，可能被改动或传输出错",
            "bank.charset", "文件字符集不符合约定",
            "bank.header", "文件首行不符合约定格式或批次号与文件名不一致",
            "bank.count", "文件行数与首行或结束行声明的不一致",
            "bank.bad-line", "受理回执格式不正确",
            "bank.unknown-batch", "批次不存在、未发送或已撤回",
            "batch.state", "批次当前状态不能接受该回执");

    @Inject
    private Exchange exchange;
    @Inject
    private Jdbi jdbi;
    @Inject
    @BatchProperty(name = "subject")
    private String fileId;

    @Override
    public String process() throws IOException {
        long id = Long.parseLong(fileId);
        var file = exchange.incoming(id);
        if (!file.status().equals("RECEIVED")) {
            return "DONE";
        }
        try {
            return file.kind().equals("ACKNOWLEDGEMENT") ? acknowledge(file) : check(file);
        } catch (DomainException e) {
            exchange.refuse(id, REASONS.getOrDefault(e.code(), "文件无法处理"));
            return "REFUSED";
        }
    }

    private String acknowledge(Exchange.Incoming file) throws IOException {
        var path = BankFolders.inbox().resolve(file.name());
        Trailer.verified(path);
        try (var in = Files.newBufferedReader(path, BankFolders.charset())) {
            var answer = Acknowledgement.parse(in.readLine());
            if (!answer.batchNo().equals(file.batchNo()) || !exchange.knows(answer.batchNo())) {
                throw new DomainException("bank.unknown-batch");
            }
            exchange.acknowledge(file.id(), answer);
            return "DONE";
        } catch (CharacterCodingException e) {
            throw new DomainException("bank.charset");
        }
    }

    private String check(Exchange.Incoming file) throws IOException {
        var path = BankFolders.inbox().resolve(file.name());
        var trailer = Trailer.verified(path);
        int lines = countLines(path, file.batchNo());
        if (lines != trailer.count()) {
            throw new DomainException("bank.count");
        }
        if (!exchange.knows(file.batchNo())) {
            throw new DomainException("bank.unknown-batch");
        }
        jdbi.useHandle(h -> {
            FileSql.lineCount(h, file.id(), lines);
            h.createUpdate("delete from bank_result_line where file_id = :id").bind("id", file.id()).execute();
        });
        return "RESULT";
    }

    private static int countLines(Path path, String batchNo) throws IOException {
        try (BufferedReader in = Files.newBufferedReader(path, BankFolders.charset())) {
            var header = in.readLine().split("\\|", -1);
            if (header.length != 6 || !header[0].equals("H") || !header[2].equals(batchNo) || !header[5].matches("\\d{1,9}")) {
                throw new DomainException("bank.header");
            }
            int lines = 0;
            var line = in.readLine();
            for (; line != null && !line.startsWith("T|"); line = in.readLine()) {
                lines++;
            }
            if (line == null || in.readLine() != null || lines != Integer.parseInt(header[5])) {
                throw new DomainException("bank.count");
            }
            return lines;
        } catch (CharacterCodingException e) {
            throw new DomainException("bank.charset");
        }
    }
}
