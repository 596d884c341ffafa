package dev.stridebook.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stridebook.data.DataStore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Measures epochs of the same nets on the same images in Stridebook and PyTorch, in turns. */
final class TrainBenchmark {
    private static final int ALL = 60_000;

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
        int images = plan.quick() ? 1_280 : 6_400;
        int epochs = plan.quick() ? 1 : 3;
        return List.of(
                new Net("mnist", "MNIST net", ALL, plan.quick() ? 2 : 5, 0.02),
                new Net("alexnet", "AlexNet-like", images, epochs, 0.02),
                new Net("vgg", "VGG-like", images, epochs, 0.05));
    }

    private record Trained(Net net, PairedTimes times, Double accuracy, Double theirAccuracy, JsonNode hello) {}

    Section run() throws IOException {
        List<Trained> all = new ArrayList<>();
        for (Net net : nets()) {
            all.add(train(net));
        }
        Trained headline = all.get(0);
        List<Peer> peers = plan.peers() ? peers() : List.of();
        return new Section("Training", text(all, peers), json(headline, all, peers));
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
        return MeasuredProcess.start(pytorch.run(
                plan,
                "train.py",
                mnist.folder().toString(),
                net,
                Integer.toString(images),
                Integer.toString(plan.threads()),
                Double.toString(rate)));
    }

    private Trained train(Net net) throws IOException {
        List<Double> ourSeconds = new ArrayList<>();
        List<Double> theirSeconds = new ArrayList<>();
        try (MeasuredProcess ours = ours(net.name, net.images, net.rate);
                MeasuredProcess theirs = pytorch.isPresent() ? theirs(net.name, net.images, net.rate) : null) {
            for (int epoch = 0; epoch <= net.epochs; epoch++) {
                double our = ours.ask("epoch").required("seconds").asDouble();
                double their = theirs == null
                        ? 0
                        : theirs.ask("epoch").required("seconds").asDouble();
                say(net, epoch, our, their);
                if (epoch > 0) {
                    ourSeconds.add(our);
                    theirSeconds.add(their);
                }
            }
            return new Trained(
                    net,
                    new PairedTimes(
                            new Timings(ourSeconds),
                            theirs == null ? Optional.empty() : Optional.of(new Timings(theirSeconds))),
                    ours.ask("test").required("accuracy").asDouble(),
                    theirs == null
                            ? null
                            : theirs.ask("test").required("accuracy").asDouble(),
                    ours.hello());
        }
    }

    private void say(Net net, int epoch, double our, double their) {
        System.out.println("%s, %s: %s%s"
                .formatted(
                        net.title,
                        epoch == 0 ? "warm-up epoch" : "epoch %d of %d".formatted(epoch, net.epochs),
                        Timings.text(our),
                        pytorch.isPresent() ? ", PyTorch " + Timings.text(their) : ""));
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
        Trained headline = all.get(0);
        Table table =
                new Table("net", "images an epoch", "Stridebook", "PyTorch", "ratio", "test accuracy", "PyTorch's");
        for (Trained one : all) {
            table.row(
                    one.net.title,
                    "%,d".formatted(one.net.images),
                    one.times.ours().toString(),
                    one.times.pytorchText(),
                    one.times.ratioText(),
                    percent(one.accuracy),
                    percent(one.theirAccuracy));
        }
        StringBuilder text =
                new StringBuilder("""
                Seconds per epoch on MNIST: batches of 64, SGD with momentum 0.9, %d threads. After one warm-up epoch each, Stridebook and
                PyTorch take turns: %d epochs for the first net, %d for the others, which learn from fewer images. Loading images and testing
                are not timed. Accuracy is measured after the last epoch, on all 10,000 test images.

                """.formatted(plan.threads(), headline.net.epochs, all.get(1).net.epochs));
        text.append(table);
        if (!peers.isEmpty()) {
            text.append("\nThe MNIST net in other Java libraries, measured by the same command:\n\n");
            Table others = new Table("library", "images timed", "an epoch", "Stridebook's time in units of it");
            for (Peer peer : peers) {
                others.row(
                        peer.library,
                        "%,d".formatted(peer.images),
                        Timings.text(peer.epochSeconds()) + (peer.images < ALL ? " (scaled up)" : ""),
                        String.format(Locale.ROOT, "%.2f", headline.times.ours().median() / peer.epochSeconds()));
            }
            text.append(others);
        }
        return text.toString();
    }

    private static String percent(Double share) {
        return share == null ? "–" : String.format(Locale.ROOT, "%.2f %%", 100 * share);
    }

    private ObjectNode json(Trained headline, List<Trained> all, List<Peer> peers) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        PairedTimes.putRatio(json, headline.times.ratio());
        json.put("test_accuracy", headline.accuracy);
        json.put("threads", headline.hello.required("threads").asInt());
        var nets = json.putArray("nets");
        for (Trained one : all) {
            nets.add(one.times
                    .json()
                    .put("net", one.net.name)
                    .put("images", one.net.images)
                    .put("test_accuracy", one.accuracy)
                    .put("pytorch_test_accuracy", one.theirAccuracy));
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
