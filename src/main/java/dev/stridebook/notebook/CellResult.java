package dev.stridebook.notebook;

/** How a cell ended. */
public sealed interface CellResult {
    /** It ended with a value to show. */
    record Value(MimeBundle bundle) implements CellResult {}

    /** It ended with nothing to show. */
    record Done() implements CellResult {}

    record Failure(CellError error) implements CellResult {}
}
