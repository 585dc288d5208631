package unioncard.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("字体文件")
class FontFilesTest {

    @TempDir
    Path first;
    @TempDir
    Path second;

    private final String before = System.getProperty(FontFiles.FOLDERS_PROPERTY, "");

    @AfterEach
    void restoreTheProperty() {
        System.setProperty(FontFiles.FOLDERS_PROPERTY, before);
    }

    @Test
    @DisplayName("缺少字体时说明文件、文件夹和软件包")
    void aMissingFontNamesFileFolderAndPackage() {
        assertThatThrownBy(() -> FontFiles.find(first)).isInstanceOf(FontsMissingException.class)
                .hasMessageContaining("HanaMinA.ttf").hasMessageContaining(first.toString()).hasMessageContaining("fonts-hanazono");
    }

    @Test
    @DisplayName("只缺第二个字体也要报告")
    void theSecondFontIsNeededAsWell() throws IOException {
        Files.createFile(first.resolve("HanaMinA.ttf"));
        assertThatThrownBy(() -> FontFiles.find(first)).isInstanceOf(FontsMissingException.class).hasMessageContaining("HanaMinB.ttf");
    }

    @Test
    @DisplayName("每个文件取自第一个含有它的文件夹")
    void eachFileComesFromTheFirstFolderThatHasIt() throws IOException {
        Files.createFile(second.resolve("HanaMinA.ttf"));
        Files.createFile(first.resolve("HanaMinB.ttf"));
        Files.createFile(second.resolve("HanaMinB.ttf"));
        assertThat(FontFiles.find(first, second).paths())
                .containsExactly(second.resolve("HanaMinA.ttf"), first.resolve("HanaMinB.ttf"));
    }

    @Test
    @DisplayName("系统属性可以另指文件夹")
    void thePropertyNamesOtherFolders() throws IOException {
        Files.createFile(first.resolve("HanaMinA.ttf"));
        Files.createFile(second.resolve("HanaMinB.ttf"));
        System.setProperty(FontFiles.FOLDERS_PROPERTY, first + File.pathSeparator + second);
        assertThat(FontFiles.find().paths()).containsExactly(first.resolve("HanaMinA.ttf"), second.resolve("HanaMinB.ttf"));
    }

    @Test
    @DisplayName("损坏的字体文件也要说明")
    void aBrokenFontFileIsNamed() throws IOException {
        Files.writeString(first.resolve("HanaMinA.ttf"), "not a font");
        Files.createFile(first.resolve("HanaMinB.ttf"));
        FontFiles broken = FontFiles.find(first);
        assertThatThrownBy(() -> new PaperPress(broken)).isInstanceOf(FontsMissingException.class)
                .hasMessageContaining("HanaMinA.ttf").hasMessageContaining("fonts-hanazono");
    }
}
