package dev.stridebook.notebook;

import dev.stridebook.Internal;

/** How a cell ended. */
@Internal
public sealed interface CellResult {
    /** It ended with a value to show. */
    record Value(MimeBundle bundle) implements CellResult {}

    /** It ended with nothing to show. */
    record Done() implements CellResult {}

    record Failure(CellError error) implements CellResult {}
}
