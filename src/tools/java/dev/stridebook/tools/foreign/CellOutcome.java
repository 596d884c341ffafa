package dev.stridebook.tools.foreign;

import dev.stridebook.notebook.Cell;
import dev.stridebook.notebook.Output;
import java.util.List;

/**
 * What became of one cell.
 *
 * @param position the cell's position in the notebook, from 1
 * @param cell the cell as it is stored, with the outputs of whoever ran it last
 * @param text the first line of the error or of what is wrong with the kernel; empty where nothing is
 * @param outputs what the cell showed
 */
record CellOutcome(int position, Cell cell, Kind kind, String text, List<Output> outputs, double seconds) {
    enum Kind {
        OK("ok"),
        /** The notebook's stored outputs have an error at this cell, too, or its author says that it fails. */
        EXPECTED("error, as stored"),
        ERROR("error"),
        /** The cell reached the limit of time, and ended when it was told to. */
        STOPPED("stopped at the limit"),
        /** The kernel died, hung, or answered other than the protocol demands. */
        FAULT("fault of the kernel"),
        /** The kernel is gone since an earlier cell. */
        NOT_RUN("not run");

        private final String title;

        Kind(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }
    }

    /** How what a cell printed and returned compares with what the notebook was stored with. */
    enum Comparison {
        NOTHING_STORED,
        SAME,
        /** All the same but for the value of {@code expression;}, which this kernel does not show. */
        HIDDEN_VALUE,
        DIFFERENT
    }

    /** Compares text: pictures and other forms are not looked at. */
    Comparison comparison() {
        String stored = text(cell.outputs(), true);
        if (kind != Kind.OK || stored.isEmpty()) {
            return Comparison.NOTHING_STORED;
        }
        if (stored.equals(text(outputs, true))) {
            return Comparison.SAME;
        }
        boolean mayHide = cell.source().strip().endsWith(";")
                && outputs.stream().noneMatch(output -> output.type().equals(Output.EXECUTE_RESULT));
        return mayHide && text(cell.outputs(), false).equals(text(outputs, false))
                ? Comparison.HIDDEN_VALUE
                : Comparison.DIFFERENT;
    }

    /** Returns what was printed and returned, without the spaces at its ends, which kernels treat differently. */
    static String text(List<Output> outputs) {
        return text(outputs, true);
    }

    private static String text(List<Output> outputs, boolean withValue) {
        StringBuilder text = new StringBuilder();
        for (Output output : outputs) {
            if (output.type().equals(Output.STREAM) && output.name().equals("stdout")) {
                text.append(output.text());
            } else if (output.type().equals(Output.EXECUTE_RESULT) && withValue) {
                text.append('\n')
                        .append(output.data().getOrDefault("text/plain", ""))
                        .append('\n');
            }
        }
        return text.toString().replace("\r\n", "\n").strip();
    }
}
