package dev.stridebook.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** A folder that has the files, plain or as {@code .gz}. */
record FolderSource(Path folder) implements Source {

    @Override
    public String name() {
        return folder.toString();
    }

    @Override
    public void fetch(List<DataFile> files, Path into) throws IOException {
        for (DataFile file : files) {
            Path plain = folder.resolve(file.name());
            Path packed = folder.resolve(file.name() + ".gz");
            if (Files.isRegularFile(plain)) {
                Files.copy(plain, into.resolve(file.name()));
            } else if (Files.isRegularFile(packed)) {
                unpack(packed, into.resolve(file.name()));
            } else {
                throw new IOException("there is no file %s or %s.gz".formatted(plain, file.name()));
            }
        }
    }

    static void unpack(Path gzip, Path to) throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(gzip), 1 << 16)) {
            Files.copy(in, to);
        }
    }
}
