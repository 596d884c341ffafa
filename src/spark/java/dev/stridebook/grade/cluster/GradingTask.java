package dev.stridebook.grade.cluster;

import java.io.IOException;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.broadcast.Broadcast;

/**
 * Has a request handled by the grader beside an executor: a submission, or nothing, to which the reply is the sandbox there.
 *
 * @param classPath the class path of the grader there
 * @param assignment what is graded
 */
record GradingTask(String classPath, Broadcast<byte[]> assignment) implements Function<byte[], byte[]> {
    static final String CLASS_PATH = "stridebook.class.path";
    static final String ASSIGNMENT = "assignment of graders";

    @Override
    public byte[] call(byte[] request) throws RemoteFailureException, IOException, InterruptedException {
        return GradingProcess.ofThisExecutor(this).call(request);
    }
}
