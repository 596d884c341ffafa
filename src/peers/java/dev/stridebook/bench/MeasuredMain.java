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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/** The main loop of a Java that {@link MeasuredProcess} starts: answers requests until there are no more. */
final class MeasuredMain {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private MeasuredMain() {}

    interface Answers {
        Map<String, Object> to(String request) throws IOException;
    }

    /** Returns how many bytes of the heap are in use after a collection. */
    static long heap() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    /**
     * Does something again and again, at least once, and returns the median of its times.
     *
     * @param seconds for how long
     * @param once does it and returns the seconds
     */
    static double median(String seconds, DoubleSupplier once) {
        long end = System.nanoTime() + Math.round(1e9 * Double.parseDouble(seconds));
        List<Double> times = new ArrayList<>();
        do {
            times.add(once.getAsDouble());
        } while (System.nanoTime() < end);
        return new Timings(times).median();
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
