package dev.stridebook.grade.similar;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * What {@link JPlagMain} finds among the answers to one exercise, as it goes from its process to ours.
 *
 * @param answers all that there are
 * @param matches between structures, each once
 */
record Comparison(List<Answer> answers, List<Match> matches) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /**
     * An answer as JPlag sees it: a sequence of tokens such as "loop begins", without names and comments.
     *
     * @param number of its file
     * @param leftOut why it was not compared; empty if it was
     * @param structure the number of the first answer with the same tokens
     * @param lines the line of each token, from 1
     */
    record Answer(int number, String leftOut, int structure, int[] lines) {
        static Answer leftOut(int number, String reason) {
            return new Answer(number, reason, -1, new int[0]);
        }

        boolean isCompared() {
            return leftOut.isEmpty();
        }
    }

    /**
     * Two structures that are alike.
     *
     * @param first the smaller number
     * @param similarity from 0 to 1
     */
    record Match(int first, int second, double similarity, List<Block> blocks) {
        int tokens() {
            return blocks.stream().mapToInt(Block::length).sum();
        }
    }

    /** A sequence of tokens that two structures share. */
    record Block(int first, int second, int length) {}

    static Comparison read(Path file) throws IOException {
        return MAPPER.readValue(Files.readString(file), Comparison.class);
    }

    /** Writes it completely or not at all: the process may be killed at any time. */
    void write(Path file) throws IOException {
        Path unfinished = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(unfinished, MAPPER.writeValueAsString(this));
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
