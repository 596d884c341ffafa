package dev.stridebook.grade;

import static dev.stridebook.language.Language.say;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.stridebook.course.check.GradedExercise;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.zip.ZipException;

/**
 * A file with one line per result, written to disk before a result is used. If grading is killed, the next run reuses these
 * results; an incomplete line is ignored. Only results that count are in it: who could not be graded is graded again.
 *
 * <p>In memory, it takes a few hundred bytes for each student, whatever they handed in. On disk, results are compressed, and without the
 * exercises that the student did not answer, which the rules give again. Only one grader at a time can have it open.
 */
final class Journal implements AutoCloseable {
    private static final String NAME = "journal.jsonl";
    /** No result is that large; what is longer was not written by a journal. */
    private static final int LONGEST_LINE = 64 << 20;

    private final Path path;
    private final Rules rules;
    private final FileChannel file;
    private final Map<String, Entry> byStudent = new ConcurrentHashMap<>();
    private long end;

    /**
     * @param digest the student's submission and the rules; a result counts only for these
     * @param result the {@link StudentResult}, as {@link RecordCodec} has it
     */
    private record Line(String student, String digest, byte[] result) {
        Line {
            Objects.requireNonNull(student, "student");
            Objects.requireNonNull(digest, "digest");
            Objects.requireNonNull(result, "result");
        }
    }

    /** Where the last line of a student lies. */
    private record Entry(String digest, long offset, int length) {}

    private Journal(Path path, Rules rules, FileChannel file) {
        this.path = path;
        this.rules = rules;
        this.file = file;
    }

    /** Opens the journal of a folder; both need not exist. */
    static Journal in(Path folder, Rules rules) throws IOException {
        return open(Files.createDirectories(folder).resolve(NAME), rules);
    }

    /**
     * Opens a journal, which need not exist.
     *
     * @param rules of the results that it is asked for
     * @throws IOException if it cannot be read, or another process has it open
     */
    static Journal open(Path path, Rules rules) throws IOException {
        FileChannel file =
                FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            lock(path, file);
            Journal journal = new Journal(path, rules, file);
            journal.index();
            return journal;
        } catch (IOException | RuntimeException failed) {
            file.close();
            throw failed;
        }
    }

    /** The lock ends with the process, however that ends. */
    private static void lock(Path path, FileChannel file) throws IOException {
        FileLock lock;
        try {
            lock = file.tryLock();
        } catch (OverlappingFileLockException inThisProcess) {
            lock = null;
        } catch (IOException noLocksOnThisDisk) {
            return;
        }
        if (lock == null) {
            throw new IOException(say(
                    "Another grader is writing to %s. Wait until it ends, or choose another folder with --out.",
                    path.toAbsolutePath().getParent()));
        }
    }

    private void index() throws IOException {
        InputStream bytes = new BufferedInputStream(Channels.newInputStream(file), 1 << 16);
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        long length = 0;
        for (int next = bytes.read(); next >= 0; next = bytes.read()) {
            end++;
            if (next == '\n') {
                index(line, end - length - 1, length);
                line.reset();
                length = 0;
            } else if (length++ < LONGEST_LINE) {
                line.write(next);
            }
        }
        if (length > 0) {
            // Cut off, or as an editor leaves the last line.
            index(line, end - length, length);
            append("\n".getBytes(StandardCharsets.UTF_8));
        }
    }

    private void index(ByteArrayOutputStream bytes, long offset, long length) throws IOException {
        if (length == 0 || length > LONGEST_LINE) {
            return;
        }
        try {
            Line line = RecordCodec.JSON.readValue(bytes.toByteArray(), Line.class);
            byStudent.put(line.student(), new Entry(line.digest(), offset, (int) length));
        } catch (JsonProcessingException | RuntimeException tornOrOld) {
            // This student is graded again.
        }
    }

    /** Returns the digest of the last result of a student. */
    Optional<String> digest(String student) {
        return Optional.ofNullable(byStudent.get(student)).map(Entry::digest);
    }

    /**
     * Returns the last result of a student, whose digest must be one under these rules; nothing if it can no longer be read.
     *
     * @throws IOException if the disk fails
     */
    Optional<StudentResult> find(String student) throws IOException {
        Entry entry = byStudent.get(student);
        if (entry == null) {
            return Optional.empty();
        }
        try {
            Line line = RecordCodec.JSON.readValue(read(entry), Line.class);
            StudentResult stored = RecordCodec.decode(line.result(), StudentResult.class);
            return line.student().equals(student) ? Optional.of(complete(stored)) : Optional.empty();
        } catch (JsonProcessingException | EOFException | ZipException | RuntimeException changed) {
            return Optional.empty();
        }
    }

    private byte[] read(Entry entry) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(entry.length());
        while (bytes.hasRemaining()) {
            if (file.read(bytes, entry.offset() + bytes.position()) < 0) {
                throw new EOFException(path + " was cut off.");
            }
        }
        return bytes.array();
    }

    private StudentResult complete(StudentResult stored) {
        Map<String, ExerciseOutcome> answered =
                stored.exercises().stream().collect(Collectors.toMap(ExerciseOutcome::id, Function.identity()));
        List<ExerciseOutcome> all = new ArrayList<>();
        for (GradedExercise<?> exercise : rules.exercises()) {
            ExerciseOutcome outcome = answered.get(exercise.id());
            all.add(outcome == null ? rules.untested().unanswered(exercise) : outcome);
        }
        return stored.withExercises(all);
    }

    /**
     * Adds a result under these rules.
     *
     * @throws IOException if the disk is full or fails; the results before are kept
     */
    void add(StudentResult result) throws IOException {
        List<ExerciseOutcome> stored = result.exercises().stream()
                .filter(outcome -> !outcome.equals(rules.untested().unanswered(rules.find(outcome.id()))))
                .toList();
        Line line = new Line(result.student(), result.digest(), RecordCodec.encode(result.withExercises(stored)));
        byte[] bytes = (RecordCodec.JSON.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8);
        byStudent.put(result.student(), new Entry(result.digest(), append(bytes), bytes.length - 1));
    }

    /** Returns where the bytes were written. */
    private synchronized long append(byte[] bytes) throws IOException {
        long offset = end;
        try {
            ByteBuffer left = ByteBuffer.wrap(bytes);
            while (left.hasRemaining()) {
                file.write(left, offset + left.position());
            }
            file.force(false);
            end = offset + bytes.length;
            return offset;
        } catch (IOException full) {
            throw new FileSystemException(path.toString(), null, full.getMessage());
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
