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
import org.jdbi.v3.core.Jdbi;
import unioncard.shared.DomainException;
import unioncard.shared.OwnTransaction;

/**
 * First step: the whole file is judged before a line of it counts. Trailer, digest, charset, header and number of lines must agree;
 * otherwise the file is refused with the reason and nothing is applied. An acknowledgement is applied here, being one line.
 */
@Dependent
@Named("bankFileCheck")
public class BankFileCheck extends AbstractBatchlet {

    @Inject
    private Exchange exchange;
    @Inject
    private OwnTransaction transaction;
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
        } catch (FileRefused e) {
            transaction.run(() -> exchange.refuse(id, e.getMessage()));
            return "REFUSED";
        } catch (DomainException e) {
            transaction.run(() -> exchange.refuse(id, "批次当前状态不能接受该文件"));
            return "REFUSED";
        }
    }

    private String acknowledge(Exchange.Incoming file) throws IOException {
        var path = BankFolders.inbox().resolve(file.name());
        Trailer.verified(path);
        try (var in = Files.newBufferedReader(path, BankFolders.charset())) {
            var answer = Acknowledgement.parse(in.readLine());
            if (!answer.batchNo().equals(file.batchNo()) || !exchange.knows(answer.batchNo())) {
                throw new FileRefused("批次不存在、未发送或已撤回");
            }
            transaction.run(() -> exchange.acknowledge(file.id(), answer));
            return "DONE";
        } catch (CharacterCodingException e) {
            throw new FileRefused("文件字符集不符合约定");
        }
    }

    private String check(Exchange.Incoming file) throws IOException {
        var path = BankFolders.inbox().resolve(file.name());
        var trailer = Trailer.verified(path);
        int lines = countLines(path, file.batchNo());
        if (lines != trailer.count()) {
            throw new FileRefused("文件行数与首行或结束行声明的不一致");
        }
        if (!exchange.knows(file.batchNo())) {
            throw new FileRefused("批次不存在、未发送或已撤回");
        }
        transaction.run(() -> jdbi.useHandle(h -> {
            FileSql.lineCount(h, file.id(), lines);
            FileSql.unstage(h, file.id());
        }));
        return "RESULT";
    }

    private static int countLines(Path path, String batchNo) throws IOException {
        try (BufferedReader in = Files.newBufferedReader(path, BankFolders.charset())) {
            var header = in.readLine().split("\\|", -1);
            if (header.length != 6 || !header[0].equals("H") || !header[2].equals(batchNo) || !header[5].matches("\\d{1,9}")) {
                throw new FileRefused("文件首行不符合约定格式或批次号与文件名不一致");
            }
            int lines = 0;
            var line = in.readLine();
            for (; line != null && !line.startsWith("T|"); line = in.readLine()) {
                lines++;
            }
            if (line == null || in.readLine() != null || lines != Integer.parseInt(header[5])) {
                throw new FileRefused("文件行数与首行或结束行声明的不一致");
            }
            return lines;
        } catch (CharacterCodingException e) {
            throw new FileRefused("文件字符集不符合约定");
        }
    }
}
