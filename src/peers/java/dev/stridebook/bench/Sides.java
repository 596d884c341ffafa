package dev.stridebook.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Our process and, where it is, PyTorch's, that do the same work in turns. They answer each request with the seconds it took. */
record Sides(MeasuredProcess ours, Optional<MeasuredProcess> theirs) implements AutoCloseable {

    static Sides start(ProcessBuilder ours, Optional<ProcessBuilder> theirs) throws IOException {
        MeasuredProcess here = MeasuredProcess.start(ours);
        return new Sides(
                here, theirs.isPresent() ? Optional.of(MeasuredProcess.start(theirs.get())) : Optional.empty());
    }

    PairedTimes measure(String request, int turns) {
        List<Double> here = new ArrayList<>();
        List<Double> there = new ArrayList<>();
        for (int turn = 0; turn < turns; turn++) {
            here.add(seconds(ours, request));
            theirs.ifPresent(side -> there.add(seconds(side, request)));
        }
        return new PairedTimes(new Timings(here), there.isEmpty() ? Optional.empty() : Optional.of(new Timings(there)));
    }

    private static double seconds(MeasuredProcess side, String request) {
        return side.ask(request).required("seconds").asDouble();
    }

    @Override
    public void close() throws IOException {
        ours.close();
        if (theirs.isPresent()) {
            theirs.get().close();
        }
    }
}
