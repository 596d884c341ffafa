package dev.stridebook.nn.file;

import java.io.IOException;

/** A file that is not what its format asks for. The message says what is wrong; who reads adds the file's name. */
final class MalformedFileException extends IOException {
    private static final long serialVersionUID = 1L;

    MalformedFileException(String fault) {
        super(fault);
    }

    MalformedFileException(String fault, Throwable cause) {
        super(fault, cause);
    }
}
