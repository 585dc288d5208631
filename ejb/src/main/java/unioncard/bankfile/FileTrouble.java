package unioncard.bankfile;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** What an operator is told of a file that could not be read, written or handed over, and what to do. */
final class FileTrouble {

    private static final List<String> FULL = List.of("No space left on device", "Disk quota exceeded", "设备上没有空间", "超出磁盘限额");

    private FileTrouble() {
    }

    static String words(IOException why) {
        var message = String.valueOf(why.getMessage());
        if (why instanceof GatewayTrouble) {
            return message;
        }
        // The system's own words, which are in the language the server was started in.
        if (FULL.stream().anyMatch(message::contains)) {
            return "磁盘空间不足，请清理磁盘";
        }
        if (why instanceof AccessDeniedException denied) {
            return "目录 " + folder(denied) + " 不允许本系统读写，请检查目录权限";
        }
        if (why instanceof NoSuchFileException missing) {
            return "目录 " + folder(missing) + " 或其中的文件不存在，请检查数据目录是否挂载";
        }
        return "文件读写失败，请检查磁盘和目录权限，详见服务器日志";
    }

    /** The last folder's name alone: where the data directory lies is nothing for a screen. */
    private static String folder(FileSystemException why) {
        var file = why.getFile() == null ? null : Path.of(why.getFile()).getParent();
        return file == null || file.getFileName() == null ? "" : file.getFileName().toString();
    }
}
