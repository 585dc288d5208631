package unioncard.reports;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * The font files the paper is printed with, in the order in which a character is looked for. They belong to the system
 * (Debian package {@value #DEBIAN_PACKAGE}) and are not shipped.
 *
 * @param paths the files, the first one first asked
 */
public record FontFiles(List<Path> paths) {

    /** The Debian package that brings the files. */
    public static final String DEBIAN_PACKAGE = "fonts-hanazono";

    /** System property with folders to look in, separated as in a class path; without it the folder of the package. */
    public static final String FOLDERS_PROPERTY = "unioncard.fonts";

    private static final Path DEBIAN_FOLDER = Path.of("/usr/share/fonts/truetype/hanazono");
    private static final List<String> NAMES = List.of("HanaMinA.ttf", "HanaMinB.ttf");

    /** Keeps its own copy of the list. */
    public FontFiles {
        paths = List.copyOf(paths);
    }

    /**
     * Finds each file in the first folder that has it. Without a folder the ones of {@value #FOLDERS_PROPERTY} are searched,
     * or else the folder of the Debian package.
     *
     * @throws FontsMissingException when a file is in none of the folders
     */
    public static FontFiles find(Path... folders) {
        List<Path> searched = folders.length > 0 ? List.of(folders) : configuredFolders();
        return new FontFiles(NAMES.stream().map(name -> findOne(name, searched)).toList());
    }

    private static List<Path> configuredFolders() {
        String configured = System.getProperty(FOLDERS_PROPERTY, "");
        if (configured.isBlank()) {
            return List.of(DEBIAN_FOLDER);
        }
        return Arrays.stream(configured.split(File.pathSeparator)).map(Path::of).toList();
    }

    private static Path findOne(String name, List<Path> folders) {
        return folders.stream().map(folder -> folder.resolve(name)).filter(Files::isReadable).findFirst()
                .orElseThrow(() -> new FontsMissingException("The font " + name + " is in none of " + folders
                        + "; install the Debian package " + DEBIAN_PACKAGE + " or set -D" + FOLDERS_PROPERTY + "=<folder>."));
    }
}
