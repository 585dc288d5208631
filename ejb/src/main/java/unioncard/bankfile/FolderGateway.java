package unioncard.bankfile;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import unioncard.shared.Digests;

/** A folder that both sides see: the outbox. The bank writes straight into the inbox. */
final class FolderGateway implements BankGateway {

    private final Path folder;

    FolderGateway(Path folder) {
        this.folder = folder;
    }

    @Override
    public void place(Path file, String digest) throws IOException {
        var part = part(file.getFileName().toString());
        try {
            Files.copy(file, part, StandardCopyOption.REPLACE_EXISTING);
            try (var channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
        } catch (IOException e) {
            // A full disk is not helped by half a file; the next try copies the whole again.
            Files.deleteIfExists(part);
            throw e;
        }
        if (!Digests.sha256(part).equals(digest)) {
            Files.delete(part);
            throw new GatewayTrouble("发件目录中的文件与写出的不一致（摘要不符），请检查磁盘");
        }
    }

    @Override
    public void discard(String name) throws IOException {
        Files.deleteIfExists(part(name));
    }

    @Override
    public void publish(String name) throws IOException {
        var target = folder.resolve(name);
        var ok = BankFolders.okOf(target);
        if (Files.exists(part(name))) {
            // An .ok from before would stand for the new file while it is still being moved.
            Files.deleteIfExists(ok);
            Files.move(part(name), target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            BankFolders.force(folder);
        } else if (Files.notExists(target)) {
            throw new GatewayTrouble("发件目录中的文件不见了，请与银行核实是否已取走");
        }
        if (Files.notExists(ok)) {
            Files.createFile(ok);
            BankFolders.force(folder);
        }
    }

    @Override
    public Map<String, String> collect() {
        // The bank's side writes into the inbox by itself.
        return Map.of();
    }

    private Path part(String name) {
        return folder.resolve("." + name + ".part");
    }
}
