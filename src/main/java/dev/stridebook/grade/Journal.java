package dev.stridebook.grade;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A file with one line per result, written to disk before a result is used. If grading is killed, the next run reuses these
 * results; an incomplete line is ignored. Only results that count are in it: who could not be graded is graded again.
 */
final class Journal implements AutoCloseable {
    private static final ObjectMapper MAPPER = new ObjectMapper()
            .setVisibility(PropertyAccessor.ALL, JsonAutoDetect.Visibility.NONE)
            .setVisibility(PropertyAccessor.FIELD, JsonAutoDetect.Visibility.ANY)
            .setVisibility(PropertyAccessor.CREATOR, JsonAutoDetect.Visibility.ANY)
            .configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, true);

    private final FileChannel file;
    private final Map<String, StudentResult> byStudent = new HashMap<>();

    private Journal(FileChannel file) {
        this.file = file;
    }

    static Journal open(Path path) throws IOException {
        Journal journal = new Journal(
                FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND, StandardOpenOption.WRITE));
        // This reader, unlike those of Files, also takes a line that ends within a character.
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(Files.newInputStream(path), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                journal.read(line);
            }
        }
        return journal;
    }

    private void read(String line) {
        try {
            StudentResult result = MAPPER.readValue(line, StudentResult.class);
            byStudent.put(result.student(), result);
        } catch (JsonProcessingException tornOrOld) {
            // This student is graded again.
        }
    }

    /** Returns the last result of a student. It counts only if what is submitted now has its digest. */
    Optional<StudentResult> find(String student) {
        return Optional.ofNullable(byStudent.get(student));
    }

    synchronized void add(StudentResult result) throws IOException {
        // The previous line may be incomplete.
        ByteBuffer line =
                ByteBuffer.wrap(("\n" + MAPPER.writeValueAsString(result) + "\n").getBytes(StandardCharsets.UTF_8));
        while (line.hasRemaining()) {
            file.write(line);
        }
        file.force(false);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
