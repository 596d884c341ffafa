package dev.stridebook.bench;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Measures how the cost of a convolution grows with the batch and the image size, on one thread and on all. */
final class ScalingBenchmark {
    private final Plan plan;
    private final LayerRuns runs;

    ScalingBenchmark(Plan plan, LayerRuns runs) {
        this.plan = plan;
        this.runs = runs;
    }

    private List<LayerCase> batches() {
        IntStream sizes = plan.quick() ? IntStream.of(4, 1024) : IntStream.of(1, 4, 16, 64, 256, 1024, 4096);
        return sizes.mapToObj(batch -> conv(batch, 28)).toList();
    }

    private List<LayerCase> images() {
        IntStream sizes = plan.quick() ? IntStream.of(28, 512) : IntStream.of(28, 56, 112, 224, 512);
        return sizes.mapToObj(size -> conv(4, size)).toList();
    }

    private static LayerCase conv(int batch, int size) {
        return LayerCase.conv(batch, 8, size, 16, 3).padding(1);
    }

    /** Measurements that differ in one respect. */
    private record Series(String title, int threads, List<LayerTimes> points) {
        PowerLaw line() {
            return PowerLaw.fit(
                    points.stream().mapToDouble(point -> point.layer().macs()).toArray(),
                    points.stream()
                            .mapToDouble(point -> point.times().ours().median())
                            .toArray());
        }
    }

    Section run() throws IOException, InterruptedException {
        List<Series> all = new ArrayList<>();
        for (int threads : IntStream.of(1, plan.threads()).distinct().toArray()) {
            List<LayerTimes> points = runs.run(
                    "forward",
                    false,
                    threads,
                    Stream.concat(batches().stream(), images().stream())
                            .distinct()
                            .toList());
            all.add(new Series("batch, images of 28×28", threads, of(points, batches())));
            all.add(new Series("image size, batch of 4", threads, of(points, images())));
        }
        return new Section("How cost grows", text(all), json(all));
    }

    private static List<LayerTimes> of(List<LayerTimes> points, List<LayerCase> cases) {
        return cases.stream()
                .map(layer -> points.stream()
                        .filter(point -> point.layer().equals(layer))
                        .findFirst()
                        .orElseThrow())
                .toList();
    }

    private static String text(List<Series> all) {
        StringBuilder text = new StringBuilder("""
                A forward convolution with kernel 3 from 8 to 16 channels, as the batch or the image grows. Each series is fitted with the line
                time = c · MACsᵉ, by least squares in logarithms. An exponent of 1 means twice the work takes twice the time. Below 1, the fixed
                cost of a call matters for small inputs; above 1, large inputs no longer fit into the processor's caches.

                """);
        Table lines = new Table("series", "threads", "exponent", "by the line, for a million MACs");
        Table points = new Table("input", "threads", "MACs", "time", "GMAC/s", "time by the line");
        for (Series series : all) {
            PowerLaw line = series.line();
            lines.row(
                    series.title,
                    Integer.toString(series.threads),
                    String.format(Locale.ROOT, "%.2f", line.exponent()),
                    Timings.text(line.at(1e6)));
            for (LayerTimes point : series.points) {
                long macs = point.layer().macs();
                double seconds = point.times().ours().median();
                points.row(
                        String.join(
                                "×",
                                point.layer().input().stream()
                                        .map(String::valueOf)
                                        .toList()),
                        Integer.toString(series.threads),
                        "%,d".formatted(macs),
                        point.times().ours().toString(),
                        String.format(Locale.ROOT, "%.1f", macs / seconds / 1e9),
                        Timings.text(line.at(macs)));
            }
        }
        return text.append(lines).append('\n').append(points).toString();
    }

    private static ObjectNode json(List<Series> all) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode array = json.putArray("series");
        for (Series series : all) {
            PowerLaw line = series.line();
            ObjectNode node = array.addObject()
                    .put("series", series.title)
                    .put("threads", series.threads)
                    .put("exponent", line.exponent())
                    .put("factor_seconds", line.factor());
            ArrayNode points = node.putArray("points");
            series.points.forEach(point -> points.add(point.json()));
        }
        return json;
    }
}
