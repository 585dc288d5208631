package unioncard.bankfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import unioncard.shared.Digests;

@DisplayName("发件目录")
class FolderGatewayTest {

    @TempDir
    Path folder;

    private Path outbox() throws IOException {
        return Files.createDirectories(folder.resolve("outbox"));
    }

    @Test
    @DisplayName("放入中途失败（磁盘满、原件读不出）或摘要不符的，不留下半个文件")
    void nothingStaysBehind() throws IOException {
        var gateway = new FolderGateway(outbox());
        // A folder is copied as an empty one and then cannot be opened for writing: a failure after the copy has begun.
        var unreadable = Files.createDirectory(folder.resolve("GHK.txt"));
        assertThatThrownBy(() -> gateway.place(unreadable, "a".repeat(64))).isInstanceOf(IOException.class).isNotInstanceOf(GatewayTrouble.class);
        assertThat(outbox()).isEmptyDirectory();
        var file = Files.writeString(folder.resolve("file.txt"), "x");
        assertThatThrownBy(() -> gateway.place(file, "a".repeat(64))).isInstanceOf(GatewayTrouble.class);
        assertThat(outbox()).isEmptyDirectory();
        gateway.place(file, Digests.sha256(file));
        gateway.discard("file.txt");
        assertThat(outbox()).as("withdrawn before it was published").isEmptyDirectory();
        gateway.discard("file.txt");
        gateway.place(file, Digests.sha256(file));
        gateway.publish("file.txt");
        assertThat(outbox().resolve("file.txt")).hasContent("x");
        assertThat(outbox().resolve("file.txt.ok")).exists();
    }
}
