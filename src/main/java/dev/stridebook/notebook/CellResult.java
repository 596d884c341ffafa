package dev.stridebook.notebook;

import dev.stridebook.Internal;

/** The result of a cell. */
@Internal
public sealed interface CellResult {
    /** The cell ended with a value to show. */
    record Value(MimeBundle bundle) implements CellResult {}

    /** The cell ended with nothing to show. */
    record Done() implements CellResult {}

    record Failure(CellError error) implements CellResult {}
}
