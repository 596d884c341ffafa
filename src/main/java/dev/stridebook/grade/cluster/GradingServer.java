package dev.stridebook.grade.cluster;

import dev.stridebook.grade.Grader;
import dev.stridebook.grade.Neighbours;
import dev.stridebook.grade.StudentResult;
import dev.stridebook.settings.Settings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The process that grades on a machine of a cluster. The first question is the assignment, and the answer to it is the sandbox's name; every
 * other question is a submission, and its answer the result. Where the machine fails there is no answer, so that another machine tries.
 */
final class GradingServer {
    private final Neighbours neighbours;
    private volatile Grader grader;

    private GradingServer(Neighbours neighbours) {
        this.neighbours = neighbours;
    }

    /** @param neighbours addresses and folders that no answer may reach */
    public static void main(String[] neighbours) throws IOException {
        Answering.serve(new GradingServer(Neighbours.of(List.of(neighbours)))::answer);
        // What still runs belongs to an asker that is gone.
        Runtime.getRuntime().halt(0);
    }

    private byte[] answer(byte[] question) throws Exception {
        Grader ready = grader;
        return ready == null ? start(question) : grade(ready, question);
    }

    private byte[] start(byte[] question) throws IOException, InterruptedException, NoAnswerException {
        Assignment assignment = Parcel.open(question, Assignment.class);
        if (!assignment.program().equals(ProgramDigest.ofThisProcess())) {
            throw new NoAnswerException(
                    "it has another build of Stridebook than the machine that asks it. Build the same one on both");
        }
        Grader started =
                Grader.start(assignment.rules(), Settings.cache().resolve("grade"), assignment.sandbox(), neighbours);
        if (!started.sandbox().isTight()) {
            started.close();
            throw new NoAnswerException("no sandbox works there, so it grades nothing. %s Install bubblewrap"
                    .formatted(String.join(" ", started.rejected())));
        }
        grader = started;
        return started.place().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] grade(Grader grader, byte[] question) throws IOException, NoAnswerException {
        StudentResult result = grader.grade(Parcel.submission(question));
        if (!result.isGraded()) {
            throw new NoAnswerException(result.notGraded());
        }
        return Parcel.of(result);
    }
}
