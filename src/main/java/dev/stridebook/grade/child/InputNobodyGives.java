package dev.stridebook.grade.child;

import static dev.stridebook.language.Language.say;

import java.io.IOException;
import java.io.InputStream;

/** Standard input during grading, when there is no user: every read fails. */
final class InputNobodyGives extends InputStream {
    static final InputStream STREAM = new InputNobodyGives();

    private InputNobodyGives() {}

    @Override
    public int read() throws IOException {
        throw new IOException(say("An answer cannot read from System.in during grading."));
    }
}
