package dev.stridebook.cli;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.Charset;

/** Writes commands as they are typed on Windows, {@code .\stridebook}, which both of its shells understand. */
final class CommandPrompt extends FilterWriter {
    private static final String ELSEWHERE = "./stridebook";
    private static final String HERE = ".\\stridebook";

    CommandPrompt(Writer out) {
        super(out);
    }

    /** Returns a writer for a stream of the terminal, which is flushed with every line. */
    static PrintWriter over(OutputStream stream) {
        return new PrintWriter(new CommandPrompt(new OutputStreamWriter(stream, Charset.defaultCharset())), true);
    }

    /** A command is written as part of one text. */
    @Override
    public void write(String text, int offset, int length) throws IOException {
        String part = text.substring(offset, offset + length).replace(ELSEWHERE, HERE);
        out.write(part, 0, part.length());
    }

    @Override
    public void write(char[] characters, int offset, int length) throws IOException {
        write(new String(characters, offset, length), 0, length);
    }
}
