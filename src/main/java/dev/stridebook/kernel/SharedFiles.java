package dev.stridebook.kernel;

import java.nio.file.Path;
import java.util.List;

/**
 * What a kernel for all users of a machine needs in addition to the class path of this process.
 *
 * @param natives the native libraries that ND4J and oneDNN load
 * @param dataSets the folders with data sets, each named as the library calls it, such as {@code mnist}
 */
public record SharedFiles(List<Path> natives, List<Path> dataSets) {
    public SharedFiles {
        natives = List.copyOf(natives);
        dataSets = List.copyOf(dataSets);
    }
}
