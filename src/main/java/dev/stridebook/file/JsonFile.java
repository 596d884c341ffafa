package dev.stridebook.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stridebook.Internal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;

/** A small file with one JSON object, which several processes change: notebooks and terminals of one user. */
@Internal
public final class JsonFile {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final Path file;

    public JsonFile(Path file) {
        this.file = file.toAbsolutePath();
    }

    /**
     * Reads the file. One that cannot be parsed is renamed, not overwritten.
     *
     * @return an empty object if there is no file yet
     * @throws UncheckedIOException if the file cannot be read
     */
    public ObjectNode read() {
        try {
            if (JSON.readTree(Files.readString(file)) instanceof ObjectNode root) {
                return root;
            }
            setAside();
        } catch (NoSuchFileException firstTime) {
            return JSON.createObjectNode();
        } catch (JsonProcessingException | CharacterCodingException broken) {
            setAside();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return JSON.createObjectNode();
    }

    private void setAside() {
        try {
            Files.move(file, file.resolveSibling(file.getFileName() + ".broken"), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException notMoved) {
            throw new UncheckedIOException(notMoved);
        }
    }

    /**
     * Changes the file while no other process does.
     *
     * @throws UncheckedIOException if the file cannot be read or written
     */
    public void change(Consumer<ObjectNode> change) {
        synchronized (JsonFile.class) {
            try {
                Files.createDirectories(file.getParent());
                try (FileChannel channel = FileChannel.open(
                                file.resolveSibling(file.getFileName() + ".lock"),
                                StandardOpenOption.CREATE,
                                StandardOpenOption.WRITE);
                        FileLock held = channel.lock()) {
                    ObjectNode root = read();
                    change.accept(root);
                    AtomicFiles.write(file, JSON.writeValueAsString(root) + "\n");
                }
            } catch (IOException notKept) {
                throw new UncheckedIOException(notKept);
            }
        }
    }
}
