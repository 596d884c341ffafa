package dev.stridebook.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stridebook.data.DataStore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Measures epochs of the same nets on the same images in Stridebook and PyTorch, in turns. */
final class TrainBenchmark {
    private static final int ALL = 60_000;
    /** Beside a busy process PyTorch may take ten times as long. */
    private static final int MOST_EPOCHS_BESIDE = 2;

    private final Plan plan;
    private final PyTorch pytorch;
    private final DataStore mnist = DataStore.mnist(System.out::println);

    TrainBenchmark(Plan plan, PyTorch pytorch) {
        this.plan = plan;
        this.pytorch = pytorch;
        mnist.complete(Optional.empty(), false);
    }

    /**
     * @param images the number of images per epoch
     * @param epochs the number of measured epochs, after one warm-up epoch
     */
    private record Net(String name, String title, int images, int epochs, double rate) {}

    private List<Net> nets() {
        int images = plan.quick() ? 1_280 : 12_800;
        int epochs = plan.quick() ? 1 : 3;
        return List.of(
                new Net("mnist", "MNIST net", ALL, plan.quick() ? 2 : 5, 0.02),
                new Net("alexnet", "AlexNet-like", images, epochs, 0.02),
                // At 0.05 one start in ten never learns.
                new Net("vgg", "VGG-like", images, epochs, 0.02));
    }

    /** Who trains. */
    private enum Side {
        OURS("Stridebook"),
        PYTORCH("PyTorch"),
        TUNED("PyTorch tuned");

        private final String title;

        Side(String title) {
            this.title = title;
        }
    }

    private List<Side> sides() {
        List<Side> sides = new ArrayList<>(List.of(Side.OURS));
        if (pytorch.isPresent()) {
            sides.add(Side.PYTORCH);
            if (plan.tuned()) {
                sides.add(Side.TUNED);
            }
        }
        return sides;
    }

    /** The seconds of each side's epochs. */
    private record Epochs(Map<Side, Timings> seconds) {
        PairedTimes against(Side side) {
            return new PairedTimes(seconds.get(Side.OURS), Optional.ofNullable(seconds.get(side)));
        }
    }

    /**
     * @param beside another process that keeps a processor busy; empty if that was not measured
     * @param accuracies of each side, on the test images
     * @param hellos what each side says of itself
     */
    private record Trained(
            Net net, Epochs alone, Optional<Epochs> beside, Map<Side, Double> accuracies, Map<Side, JsonNode> hellos) {}

    Section run() throws IOException {
        List<Trained> all = new ArrayList<>();
        for (Net net : nets()) {
            all.add(train(net));
        }
        List<Peer> peers = plan.peers() ? peers() : List.of();
        return new Section("Training", text(all, peers), json(all, peers));
    }

    /** A process that has loaded its images and waits. */
    MeasuredProcess ours(String net, int images, double rate, String... javaOptions) throws IOException {
        ProcessBuilder builder =
                MeasuredProcess.java(plan, OurTraining.class, net, Integer.toString(images), Double.toString(rate));
        // Behind ours, as the last one counts.
        builder.command().addAll(builder.command().indexOf("-cp"), List.of(javaOptions));
        return MeasuredProcess.start(builder);
    }

    MeasuredProcess theirs(String net, int images, double rate) throws IOException {
        return theirs(net, images, rate, "usual");
    }

    private MeasuredProcess theirs(String net, int images, double rate, String style) throws IOException {
        return MeasuredProcess.start(pytorch.run(
                plan,
                "train.py",
                mnist.folder().toString(),
                net,
                Integer.toString(images),
                Integer.toString(plan.threads()),
                Double.toString(rate),
                style));
    }

    private MeasuredProcess start(Side side, Net net) throws IOException {
        return switch (side) {
            case OURS -> ours(net.name, net.images, net.rate);
            case PYTORCH -> theirs(net.name, net.images, net.rate);
            case TUNED -> theirs(net.name, net.images, net.rate, "tuned");
        };
    }

    private Trained train(Net net) throws IOException {
        Map<Side, MeasuredProcess> processes = new EnumMap<>(Side.class);
        try {
            for (Side side : sides()) {
                processes.put(side, start(side, net));
            }
            epochs(net, "warm-up epoch", 1, processes);
            Epochs alone = epochs(net, "epoch", net.epochs, processes);
            Map<Side, Double> accuracies = new EnumMap<>(Side.class);
            Map<Side, JsonNode> hellos = new EnumMap<>(Side.class);
            processes.forEach((side, process) -> {
                accuracies.put(side, process.ask("test").required("accuracy").asDouble());
                hellos.put(side, process.hello());
            });
            Optional<Epochs> beside = Optional.empty();
            if (plan.neighbour()) {
                try (BusyNeighbour busy = BusyNeighbour.start()) {
                    beside = Optional.of(epochs(
                            net, "beside a busy process, epoch", Math.min(net.epochs, MOST_EPOCHS_BESIDE), processes));
                }
            }
            return new Trained(net, alone, beside, accuracies, hellos);
        } finally {
            for (MeasuredProcess process : processes.values()) {
                process.close();
            }
        }
    }

    private static Epochs epochs(Net net, String what, int count, Map<Side, MeasuredProcess> processes) {
        Map<Side, List<Double>> seconds = new EnumMap<>(Side.class);
        for (int epoch = 1; epoch <= count; epoch++) {
            List<String> told = new ArrayList<>();
            processes.forEach((side, process) -> {
                double time = process.ask("epoch").required("seconds").asDouble();
                seconds.computeIfAbsent(side, first -> new ArrayList<>()).add(time);
                told.add(side.title + " " + Timings.text(time));
            });
            System.out.println("%s, %s%s: %s"
                    .formatted(
                            net.title,
                            what,
                            count == 1 ? "" : " %d of %d".formatted(epoch, count),
                            String.join(", ", told)));
        }
        Map<Side, Timings> timings = new EnumMap<>(Side.class);
        seconds.forEach((side, times) -> timings.put(side, new Timings(times)));
        return new Epochs(timings);
    }

    /**
     * Another Java library.
     *
     * @param images the number of images that were timed
     * @param seconds the time for them
     */
    private record Peer(String library, int images, double seconds) {
        double epochSeconds() {
            return seconds * ALL / images;
        }
    }

    private List<Peer> peers() throws IOException {
        return List.of(peer(DjlTraining.class, 12_800, ALL), peer(Dl4jTraining.class, 1_280, 3_200));
    }

    private Peer peer(Class<?> main, int warmUpImages, int images) throws IOException {
        int asked = plan.quick() ? images / 10 : images;
        try (MeasuredProcess child =
                MeasuredProcess.start(MeasuredProcess.javaWithPeers(plan, main.getName(), List.of()))) {
            child.ask(Integer.toString(plan.quick() ? warmUpImages / 10 : warmUpImages));
            JsonNode answer = child.ask(Integer.toString(asked));
            Peer peer = new Peer(
                    child.hello().required("library").asText(),
                    asked,
                    answer.required("seconds").asDouble());
            System.out.println("MNIST net, %s: %s for %,d images"
                    .formatted(peer.library, Timings.text(peer.seconds), peer.images));
            return peer;
        }
    }

    private String text(List<Trained> all, List<Peer> peers) {
        StringBuilder text =
                new StringBuilder("""
                Seconds per epoch on MNIST: batches of 64, SGD with momentum 0.9, %d threads. After one warm-up epoch each, Stridebook and
                PyTorch take turns: %d epochs for the first net, %d for the others, which learn from fewer images. Loading images and testing
                are not timed. Accuracy is measured after the last epoch, on all 10,000 test images.

                """.formatted(plan.threads(), all.get(0).net.epochs, all.get(1).net.epochs));
        text.append(accuracies(all))
                .append("\nAs PyTorch's users usually write it:\n\n")
                .append(times(all, Side.PYTORCH, false));
        JsonNode tuned = all.get(0).hellos.get(Side.TUNED);
        if (tuned != null) {
            text.append("""

                    As an expert writes it: channels last, ReLU after pooling, fused SGD, `inference_mode` for the test, and `torch.compile` where
                    that is faster (here: %s).

                    """.formatted(compiled(all))).append(times(all, Side.TUNED, false));
        }
        if (all.get(0).beside.isPresent()) {
            text.append("\nBeside one other process that never pauses, as on a laptop in class:\n\n")
                    .append(times(all, Side.PYTORCH, true));
            if (tuned != null) {
                text.append('\n').append(times(all, Side.TUNED, true));
            }
        }
        if (!peers.isEmpty()) {
            text.append("\nThe MNIST net in other Java libraries, measured by the same command:\n\n")
                    .append(others(all.get(0).alone.seconds.get(Side.OURS), peers));
        }
        return text.toString();
    }

    private static String compiled(List<Trained> all) {
        List<String> nets = all.stream()
                .filter(one -> one.hellos.get(Side.TUNED).path("compiled").asBoolean())
                .map(one -> one.net.title)
                .toList();
        return nets.isEmpty() ? "nowhere" : String.join(", ", nets);
    }

    private static Table accuracies(List<Trained> all) {
        Table table = new Table("net", "images an epoch", "test accuracy", "PyTorch's");
        for (Trained one : all) {
            table.row(
                    one.net.title,
                    "%,d".formatted(one.net.images),
                    percent(one.accuracies.get(Side.OURS)),
                    percent(one.accuracies.get(Side.PYTORCH)));
        }
        return table;
    }

    private static Table times(List<Trained> all, Side other, boolean isBeside) {
        Table table = new Table("net", Side.OURS.title, other.title, "ratio");
        for (Trained one : all) {
            PairedTimes times = (isBeside ? one.beside.orElseThrow() : one.alone).against(other);
            table.row(one.net.title, times.ours().toString(), times.pytorchText(), times.ratioText());
        }
        return table;
    }

    private static Table others(Timings ours, List<Peer> peers) {
        Table others = new Table("library", "images timed", "an epoch", "Stridebook's time in units of it");
        for (Peer peer : peers) {
            others.row(
                    peer.library,
                    "%,d".formatted(peer.images),
                    Timings.text(peer.epochSeconds()) + (peer.images < ALL ? " (scaled up)" : ""),
                    String.format(Locale.ROOT, "%.2f", ours.median() / peer.epochSeconds()));
        }
        return others;
    }

    private static String percent(Double share) {
        return share == null ? "–" : String.format(Locale.ROOT, "%.2f %%", 100 * share);
    }

    private static ObjectNode json(List<Trained> all, List<Peer> peers) {
        Trained headline = all.get(0);
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        PairedTimes.putRatio(json, headline.alone.against(Side.PYTORCH).ratio());
        json.put("test_accuracy", headline.accuracies.get(Side.OURS));
        json.put("threads", headline.hellos.get(Side.OURS).required("threads").asInt());
        var nets = json.putArray("nets");
        for (Trained one : all) {
            ObjectNode net = one.alone
                    .against(Side.PYTORCH)
                    .json()
                    .put("net", one.net.name)
                    .put("images", one.net.images);
            net.put("test_accuracy", one.accuracies.get(Side.OURS));
            net.put("pytorch_test_accuracy", one.accuracies.get(Side.PYTORCH));
            if (one.hellos.containsKey(Side.TUNED)) {
                net.set("tuned", one.alone.against(Side.TUNED).json());
                net.put("tuned_test_accuracy", one.accuracies.get(Side.TUNED));
            }
            one.beside.ifPresent(beside -> {
                ObjectNode busy = net.putObject("beside_a_busy_process");
                busy.set("usual", beside.against(Side.PYTORCH).json());
                busy.set("tuned", beside.against(Side.TUNED).json());
            });
            nets.add(net);
        }
        var others = json.putArray("peers");
        for (Peer peer : peers) {
            others.addObject()
                    .put("library", peer.library)
                    .put("images", peer.images)
                    .put("seconds", peer.seconds)
                    .put("epoch_seconds", peer.epochSeconds());
        }
        return json;
    }
}
