package dev.stridebook.grade.cluster;

import static dev.stridebook.language.Language.say;

import dev.stridebook.grade.Grader;
import dev.stridebook.grade.Neighbours;
import dev.stridebook.grade.RecordCodec;
import dev.stridebook.grade.StudentResult;
import dev.stridebook.language.Language;
import dev.stridebook.settings.Settings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The process that grades on a machine of a cluster. The first request is the assignment, and the reply to it is the sandbox's name; every
 * other request is a submission, and its reply the result. Where the machine fails the reply is a failure, so that another machine tries.
 */
final class GradingServer {
    private final Neighbours neighbours;
    private volatile Grader grader;

    private GradingServer(Neighbours neighbours) {
        this.neighbours = neighbours;
    }

    /** @param neighbours addresses and folders that no answer may reach */
    public static void main(String[] neighbours) throws IOException {
        PipeServer.serve(new GradingServer(Neighbours.of(List.of(neighbours)))::reply);
        // What still runs belongs to a client that is gone.
        System.exit(0);
    }

    private byte[] reply(byte[] request) throws Exception {
        Grader ready = grader;
        return ready == null ? start(request) : grade(ready, request);
    }

    private byte[] start(byte[] request) throws IOException, InterruptedException, RemoteFailureException {
        Assignment assignment = RecordCodec.decode(request, Assignment.class);
        Language.named(assignment.language()).use();
        if (!assignment.program().equals(ProgramDigest.ofThisProcess())) {
            throw new RemoteFailureException(say(
                    "it has another build of Stridebook than the machine that asks it. Build the same one on both"));
        }
        Grader started =
                Grader.start(assignment.rules(), Settings.cache().resolve("grade"), assignment.sandbox(), neighbours);
        if (!started.sandbox().isTight()) {
            started.close();
            throw new RemoteFailureException(say(
                    "no sandbox works there, so it grades nothing. %s Install bubblewrap",
                    String.join(" ", started.rejected())));
        }
        grader = started;
        return started.place().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] grade(Grader grader, byte[] request) throws IOException, RemoteFailureException {
        StudentResult result = grader.grade(SubmissionCodec.decode(request));
        if (!result.isGraded()) {
            throw new RemoteFailureException(result.notGraded());
        }
        return RecordCodec.encode(result);
    }
}
