package dev.stridebook.grade;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
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
 * Every result as it comes, a line each, on disk before anything else is done with it. When grading was killed, the next run
 * takes from here what it need not do again; half a line is none.
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
        for (String line : Files.readString(path).split("\n")) {
            try {
                StudentResult result = MAPPER.readValue(line, StudentResult.class);
                journal.byStudent.put(result.student(), result);
            } catch (JsonProcessingException tornOrOld) {
                // That student is graded again.
            }
        }
        return journal;
    }

    /** What was found for exactly this submission under exactly these rules. */
    Optional<StudentResult> find(Submission submission, Rules rules) {
        return Optional.ofNullable(byStudent.get(submission.student()))
                .filter(result -> result.digest().equals(submission.digest(rules.digest())));
    }

    synchronized void add(StudentResult result) throws IOException {
        // The line before may be torn.
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
