package dev.stridebook.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The request that the command line writes to a file.
 *
 * @param benchmark a name, or {@code report} for all
 * @param quick whether few and short measurements are enough
 * @param peers whether DL4J and DJL train too
 * @param tuned whether PyTorch also trains as an expert writes it
 * @param neighbour whether all train once more beside a busy process
 * @param python the interpreter that may have PyTorch
 * @param pythonGiven whether the user named it, so that it must have PyTorch
 * @param random how many random layers to measure
 * @param seed that they are drawn by
 * @param leakMinutes how long to train and watch memory; 0 to compare one epoch with PyTorch's
 * @param shapes whether batches and images change their sizes meanwhile
 * @param kernels the number of kernels whose memory is measured at the same time
 * @param students the number of students in the graded class
 * @param json the file to write, or null
 * @param page the Markdown file that {@code report} writes
 * @param before the JSON of an earlier version's {@code report} to compare with, or null
 * @param classPath the product's class path
 * @param jupyterPython the interpreter that has Jupyter's clients, or null if none is needed
 */
record Plan(
        String benchmark,
        boolean quick,
        boolean peers,
        boolean tuned,
        boolean neighbour,
        String python,
        boolean pythonGiven,
        int random,
        long seed,
        double leakMinutes,
        boolean shapes,
        int kernels,
        int students,
        Path json,
        Path page,
        Path before,
        Path project,
        String classPath,
        String jupyterPython) {

    static Plan read(Path file) throws IOException {
        return new ObjectMapper().readValue(Files.readString(file), Plan.class);
    }

    int threads() {
        return Runtime.getRuntime().availableProcessors();
    }

    /** The number of repetitions, of which the median counts. */
    int times() {
        return quick ? 1 : 5;
    }

    /** The launcher that users start. */
    String launcher() {
        boolean isWindows = System.getProperty("os.name").startsWith("Windows");
        return project.resolve(isWindows ? "stridebook.cmd" : "stridebook").toString();
    }

    Path script(String name) {
        return project.resolve("src/peers/python").resolve(name);
    }

    Path folder() throws IOException {
        return Files.createDirectories(project.resolve("target/bench"));
    }
}
