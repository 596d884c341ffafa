package dev.stridebook.grade.cluster;

import java.io.IOException;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.broadcast.Broadcast;

/**
 * Grades a submission on the machine of an executor, or if it is empty, tells the sandbox there.
 *
 * @param classPath the class path of the grader there
 * @param assignment what is graded
 */
record GradingTask(String classPath, Broadcast<byte[]> assignment) implements Function<byte[], byte[]> {
    static final String CLASS_PATH = "stridebook.class.path";
    static final String ASSIGNMENT = "stridebook.assignment";

    @Override
    public byte[] call(byte[] question) throws NoAnswerException, IOException, InterruptedException {
        return GradingProcess.ofThisExecutor(this).ask(question);
    }
}
