package dev.stridebook.process;

import static dev.stridebook.language.Language.say;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A pair of pipes that carry JSON objects, one per line after a record separator (RFC 7464), so that output of native code on the same
 * pipe is recognised and skipped. A reply carries the number of its request.
 */
public final class Frames {
    /** The field with the request's number. */
    static final String NUMBER = "n";

    private static final int SEPARATOR = 0x1e;

    private final InputStream in;
    private final OutputStream out;
    private final int longest;
    private final ObjectMapper mapper;
    private final LastWords others;

    /** @param limits the limits on frames that are read */
    public Frames(InputStream in, OutputStream out, FrameLimits limits) {
        this(in, out, limits, LastWords.none());
    }

    /** @param others gets the lines that are not frames */
    Frames(InputStream in, OutputStream out, FrameLimits limits, LastWords others) {
        this.in = new BufferedInputStream(in, 1 << 16);
        this.out = out;
        this.longest = limits.bytes();
        this.mapper = limits.mapper();
        this.others = others;
    }

    /** Returns a new empty frame. */
    public static ObjectNode frame() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** Writes a frame and flushes. Thread-safe. */
    public void write(ObjectNode frame) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        line.write('\n');
        line.write(SEPARATOR);
        line.write(mapper.writeValueAsBytes(frame));
        line.write('\n');
        synchronized (out) {
            line.writeTo(out);
            out.flush();
        }
    }

    /** Writes the reply to a request. */
    public void reply(ObjectNode question, ObjectNode reply) throws IOException {
        reply.set(NUMBER, question.get(NUMBER));
        write(reply);
    }

    /**
     * Reads the next frame; empty at the end of the pipe.
     *
     * @throws FrameException if it is too long or not a JSON object
     */
    public Optional<ObjectNode> read() throws IOException, FrameException {
        for (int first = in.read(); first >= 0; first = in.read()) {
            if (first == SEPARATOR) {
                return Optional.of(parse(line()));
            }
            others.readLine(first, in);
        }
        return Optional.empty();
    }

    private byte[] line() throws IOException, FrameException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new FrameException(say("The reply is cut off."));
            }
            if (bytes.size() == longest) {
                throw new FrameException(say("The reply is longer than %,d bytes.", longest));
            }
            bytes.write(next);
        }
        return bytes.toByteArray();
    }

    private ObjectNode parse(byte[] json) throws IOException, FrameException {
        try {
            if (mapper.readTree(new String(json, StandardCharsets.UTF_8)) instanceof ObjectNode frame) {
                return frame;
            }
        } catch (StreamConstraintsException tooLarge) {
            throw new FrameException(
                    say("The reply is larger than any answer needs: too many values, too deep, or too long."));
        } catch (JsonProcessingException garbled) {
            throw new FrameException(say("The reply is garbled."));
        }
        throw new FrameException(say("The reply is not a JSON object."));
    }
}
