package dev.stridebook.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stridebook.process.FrameException;
import dev.stridebook.process.FrameLimits;
import dev.stridebook.process.Frames;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** The main loop of a Java that {@link MeasuredProcess} starts: answers requests until there are no more. */
final class MeasuredMain {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private MeasuredMain() {}

    interface Answers {
        Map<String, Object> to(String request) throws IOException;
    }

    /** @param hello describes the process */
    static void serve(Map<String, Object> hello, Answers answers) throws IOException, FrameException {
        Frames frames = new Frames(
                new FileInputStream(FileDescriptor.in), new FileOutputStream(FileDescriptor.out), FrameLimits.ROOMY);
        for (Optional<ObjectNode> frame = frames.read(); frame.isPresent(); frame = frames.read()) {
            String request = frame.get().path("do").asText();
            Map<String, Object> answer = request.equals("hello") ? hello : answers.to(request);
            frames.reply(frame.get(), MAPPER.valueToTree(answer));
        }
    }
}
