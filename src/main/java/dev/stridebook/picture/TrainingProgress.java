package dev.stridebook.picture;

import static dev.stridebook.language.Language.say;

import dev.stridebook.notebook.Hosts;
import dev.stridebook.notebook.MimeBundle;
import dev.stridebook.train.Epoch;
import dev.stridebook.train.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Shows the progress of a training run: a bar, a growing loss curve, and a table with a row for each epoch. Curve and table stay in
 * the notebook. In a terminal it prints a line for each epoch.
 *
 * <pre>{@code
 * new Trainer(net, new NllLoss(), sgd).progress(TrainingProgress.here()).train(Mnist.train(), Mnist.test(), 3);
 * }</pre>
 */
public final class TrainingProgress implements Progress {
    /** More points than this would be closer together than the line is wide. */
    private static final int MOST_POINTS = 240;

    private static final double CURVE_WIDTH = 480;
    private static final double CURVE_HEIGHT = 110;

    private final ProgressDisplay display;
    private final List<Epoch> ended = new ArrayList<>();
    private final List<Double> losses = new ArrayList<>();
    private int epochs;
    private int batchesPerEpoch;
    private int epoch;
    private int batch;
    private double loss;

    TrainingProgress(ProgressDisplay display) {
        this.display = display;
    }

    /** Shows progress where the code runs: below the notebook's cell, or in the terminal. */
    public static TrainingProgress here() {
        return new TrainingProgress(new ProgressDisplay(Hosts.current(), System::nanoTime));
    }

    @Override
    public void started(int epochCount, int batches) {
        ended.clear();
        losses.clear();
        epochs = epochCount;
        batchesPerEpoch = batches;
        epoch = 1;
        batch = 0;
        loss = Double.NaN;
        display.start(this::toMimeBundle);
    }

    @Override
    public void batch(int epochNumber, int batchNumber, double batchLoss) {
        epoch = epochNumber;
        batch = batchNumber;
        loss = batchLoss;
        losses.add(batchLoss);
        display.change(this::toMimeBundle);
    }

    @Override
    public void epochEnded(Epoch end) {
        ended.add(end);
        display.change(this::toMimeBundle, line(end));
    }

    private MimeBundle toMimeBundle() {
        return MimeBundle.text(toText()).with(MimeBundle.HTML, toHtml());
    }

    private boolean isOver() {
        return ended.size() == epochs;
    }

    private long batchesDone() {
        return isOver() ? batches() : (epoch - 1L) * batchesPerEpoch + batch;
    }

    private long batches() {
        return (long) epochs * batchesPerEpoch;
    }

    /** {@code Epoch 2 of 3, batch 120 of 469, loss 0.1234, about 20 s left.} */
    private String status() {
        if (isOver()) {
            return say(
                    epochs == 1 ? "Trained for %d epoch in %s." : "Trained for %d epochs in %s.",
                    epochs,
                    ProgressDisplay.time(display.secondsSinceStart()));
        }
        if (batchesDone() == 0) {
            return say("Epoch %d of %d, batch %d of %d.", epoch, epochs, batch, batchesPerEpoch);
        }
        return say(
                "Epoch %d of %d, batch %d of %d, loss %s, %s.",
                epoch,
                epochs,
                batch,
                batchesPerEpoch,
                decimals(loss),
                display.timeLeft((double) batchesDone() / batches()));
    }

    private String toText() {
        StringBuilder text = new StringBuilder(status());
        ended.forEach(end -> text.append('\n').append(line(end)));
        return text.toString();
    }

    private String line(Epoch end) {
        return say(
                "epoch %d/%d: loss %s, accuracy %s; test loss %s, test accuracy %s (%s)",
                end.number(),
                epochs,
                decimals(end.trainingLoss()),
                Numbers.percent(end.trainingAccuracy(), 2),
                decimals(end.testLoss()),
                Numbers.percent(end.testAccuracy(), 2),
                ProgressDisplay.time(end.seconds()));
    }

    private String toHtml() {
        StringBuilder html = new StringBuilder("<div>");
        if (isOver()) {
            html.append("<div>").append(status()).append("</div>\n");
        } else {
            html.append(ProgressDisplay.bar(status(), batchesDone(), batches()));
        }
        if (losses.size() > 1) {
            html.append(curve());
        }
        if (!ended.isEmpty()) {
            html.append("<table style=\"text-align:right\"><thead><tr>");
            for (String column : List.of(
                    say("epoch"),
                    say("training loss"),
                    say("training accuracy"),
                    say("test loss"),
                    say("test accuracy"),
                    say("time"))) {
                html.append("<th scope=\"col\">").append(column).append("</th>");
            }
            html.append("</tr></thead><tbody>\n");
            ended.forEach(end -> html.append(
                    "<tr><th scope=\"row\">%d</th><td>%s</td><td>%s</td><td>%s</td><td>%s</td><td>%s</td></tr>\n"
                            .formatted(
                                    end.number(),
                                    decimals(end.trainingLoss()),
                                    Numbers.percent(end.trainingAccuracy(), 2),
                                    decimals(end.testLoss()),
                                    Numbers.percent(end.testAccuracy(), 2),
                                    ProgressDisplay.time(end.seconds()))));
            html.append("</tbody></table>");
        }
        return html.append("</div>").toString();
    }

    /** Draws the loss of the batches so far, on an axis for the whole run. */
    private String curve() {
        int perPoint = (losses.size() + MOST_POINTS - 1) / MOST_POINTS;
        List<Double> means = new ArrayList<>();
        for (int from = 0; from < losses.size(); from += perPoint) {
            means.add(losses.subList(from, Math.min(losses.size(), from + perPoint)).stream()
                    .mapToDouble(Double::doubleValue)
                    .average()
                    .orElseThrow());
        }
        double most = means.stream()
                .filter(Double::isFinite)
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(1);
        Drawing drawing = new Drawing(
                CURVE_WIDTH + 84,
                CURVE_HEIGHT + 44,
                say("Loss of each batch so far."),
                say(
                        "From %s at the first batch to %s at batch %d.",
                        decimals(losses.get(0)), decimals(losses.get(losses.size() - 1)), losses.size()));
        double left = 56;
        double top = 14;
        double bottom = top + CURVE_HEIGHT;
        double perBatch = CURVE_WIDTH / batches();
        drawing.add(new Figure("axes", Ink.line(Palette.GREY, 1))
                .line(left, top, left, bottom)
                .line(left, bottom, left + CURVE_WIDTH, bottom));
        drawing.add(Label.at(left - 6, top + 8, Label.Anchor.END, Numbers.inCell(most))
                .size(11));
        drawing.add(Label.at(left - 6, bottom + 4, Label.Anchor.END, "0").size(11));
        drawing.add(Label.at(left, bottom + 18, Label.Anchor.START, say("loss of each batch"))
                .size(11));
        Figure line = new Figure("loss", Ink.line(Palette.BLUE, 1.5));
        for (int i = 1; i < means.size(); i++) {
            if (Double.isFinite(means.get(i - 1)) && Double.isFinite(means.get(i))) {
                line.line(
                        left + i * perPoint * perBatch,
                        bottom - CURVE_HEIGHT * means.get(i - 1) / most,
                        left + Math.min(losses.size(), (i + 1) * perPoint) * perBatch,
                        bottom - CURVE_HEIGHT * means.get(i) / most);
            }
        }
        drawing.add(line);
        return drawing.toHtml();
    }

    private static String decimals(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }
}
