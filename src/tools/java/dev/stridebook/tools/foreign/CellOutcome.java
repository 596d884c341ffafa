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

    /** Whether the notebook was stored with text that this cell printed or returned. */
    boolean hasStoredText() {
        return kind == Kind.OK && !text(cell.outputs()).isEmpty();
    }

    /** Whether the cell printed and returned the same text as the one that is stored. */
    boolean showsStoredText() {
        return text(cell.outputs()).equals(text(outputs));
    }

    /** Returns what was printed and returned, without the spaces at its ends, which kernels treat differently. */
    static String text(List<Output> outputs) {
        StringBuilder text = new StringBuilder();
        for (Output output : outputs) {
            switch (output.type()) {
                case Output.STREAM -> text.append(output.name().equals("stdout") ? output.text() : "");
                case Output.EXECUTE_RESULT ->
                    text.append('\n')
                            .append(output.data().getOrDefault("text/plain", ""))
                            .append('\n');
                default -> {}
            }
        }
        return text.toString().replace("\r\n", "\n").strip();
    }
}
