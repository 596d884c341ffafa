package dev.stridebook.grade.cluster;

import dev.stridebook.course.Variant;
import dev.stridebook.grade.RecordCodec;
import dev.stridebook.grade.Submission;
import dev.stridebook.handin.SourceFile;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Submissions as bytes, for the way to another machine. */
final class SubmissionCodec {
    private SubmissionCodec() {}

    /** A submission, of types that {@link RecordCodec} knows. */
    private record Sent(
            String student, List<SourceFile> files, List<String> refusals, String submitted, String variant) {}

    static byte[] encode(Submission submission) {
        return RecordCodec.encode(new Sent(
                submission.student(),
                submission.files(),
                submission.refusals(),
                submission.submitted().toString(),
                submission.variant().map(Variant::word).orElse("")));
    }

    static Submission decode(byte[] bytes) throws IOException {
        Sent sent = RecordCodec.decode(bytes, Sent.class);
        return new Submission(
                sent.student(),
                sent.files(),
                sent.refusals(),
                Instant.parse(sent.submitted()),
                sent.variant().isEmpty() ? Optional.empty() : Optional.of(new Variant(sent.variant())));
    }
}
