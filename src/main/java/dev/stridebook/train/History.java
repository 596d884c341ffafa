package dev.stridebook.train;

import static dev.stridebook.language.Language.say;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

/**
 * A training run, epoch by epoch.
 *
 * @param trainedOn what the network learned from
 * @param testedOn what it was tested on
 * @param epochs in order, at least one
 * @param batchLosses mean loss of each batch, of all epochs one after the other
 */
public record History(String trainedOn, String testedOn, List<Epoch> epochs, List<Double> batchLosses) {

    private static final DecimalFormatSymbols ENGLISH = DecimalFormatSymbols.getInstance(Locale.ROOT);

    /** Creates a history that keeps copies of the lists. */
    public History {
        epochs = List.copyOf(epochs);
        batchLosses = List.copyOf(batchLosses);
    }

    /** Returns the last epoch. */
    public Epoch last() {
        return epochs.get(epochs.size() - 1);
    }

    /**
     * Returns a table with a row for each epoch: its number, loss and accuracy in training and test, seconds. Accuracies are from 0 to
     * 1.
     */
    public Table table() {
        Table table = Table.create(
                trainedOn + "; " + testedOn,
                IntColumn.create("epoch"),
                DoubleColumn.create("training loss"),
                DoubleColumn.create("training accuracy"),
                DoubleColumn.create("test loss"),
                DoubleColumn.create("test accuracy"),
                DoubleColumn.create("seconds"));
        for (Epoch epoch : epochs) {
            table.intColumn("epoch").append(epoch.number());
            table.doubleColumn("training loss").append(epoch.trainingLoss());
            table.doubleColumn("training accuracy").append(epoch.trainingAccuracy());
            table.doubleColumn("test loss").append(epoch.testLoss());
            table.doubleColumn("test accuracy").append(epoch.testAccuracy());
            table.doubleColumn("seconds").append(epoch.seconds());
        }
        table.columnsOfType(ColumnType.DOUBLE)
                .forEach(column -> ((DoubleColumn) column).setPrintFormatter(new DecimalFormat("0.0000", ENGLISH), ""));
        table.doubleColumn("seconds").setPrintFormatter(new DecimalFormat("0.0", ENGLISH), "");
        return table;
    }

    /** Returns one line: {@code test accuracy: 98.71 % after 3 epochs (MNIST, all 60,000 training images; MNIST, all 10,000 test images)}. */
    @Override
    public String toString() {
        return say(
                epochs.size() == 1
                        ? "test accuracy: %.2f %% after %d epoch (%s; %s)"
                        : "test accuracy: %.2f %% after %d epochs (%s; %s)",
                100 * last().testAccuracy(),
                epochs.size(),
                trainedOn,
                testedOn);
    }
}
