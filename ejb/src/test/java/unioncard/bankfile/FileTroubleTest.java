package unioncard.bankfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("文件读写失败时告诉运维人员的话")
class FileTroubleTest {

    @Test
    @DisplayName("磁盘满说磁盘满，服务器用哪种语言启动都一样；没有权限、目录不在的说出是哪个目录，不说它在服务器的什么地方")
    void words() {
        assertThat(FileTrouble.words(new IOException("No space left on device"))).isEqualTo("磁盘空间不足，请清理磁盘");
        assertThat(FileTrouble.words(new FileSystemException("/data/bank/outgoing/x", null, "设备上没有空间"))).isEqualTo("磁盘空间不足，请清理磁盘");
        assertThat(FileTrouble.words(new AccessDeniedException("/data/bank/outgoing/x"))).isEqualTo("目录 outgoing 不允许本系统读写，请检查目录权限");
        assertThat(FileTrouble.words(new NoSuchFileException("/data/bank/outbox/x"))).isEqualTo("目录 outbox 或其中的文件不存在，请检查数据目录是否挂载");
        assertThat(FileTrouble.words(new GatewayTrouble("银行服务器不再回应"))).isEqualTo("银行服务器不再回应");
        assertThat(FileTrouble.words(new IOException())).isEqualTo("文件读写失败，请检查磁盘和目录权限，详见服务器日志");
    }
}
