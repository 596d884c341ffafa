package dev.stridebook.grade.child;

import static dev.stridebook.language.Language.say;

import dev.stridebook.notebook.CellError;

/** A cell failed with an error that its notebook would show. */
final class CellFailure extends Exception {
    private static final long serialVersionUID = 1L;

    private final String name;

    CellFailure(CellError error) {
        super(error.line() > 0 ? say("line %d: %s", error.line(), error.message()) : error.message());
        this.name = error.name();
    }

    String name() {
        return name;
    }
}
