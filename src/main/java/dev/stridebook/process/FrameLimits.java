package dev.stridebook.process;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * Limits on the frames that are read.
 *
 * @param bytes the maximum length in bytes
 * @param depth the maximum nesting of objects and arrays
 * @param numberLength the maximum digits of a number
 * @param textLength the maximum characters of a string
 * @param tokens the maximum of values, names and brackets together, each of which takes some memory
 */
public record FrameLimits(int bytes, int depth, int numberLength, int textLength, long tokens) {
    /** For a trusted peer: frames may be as long as a Java array. */
    public static final FrameLimits ROOMY =
            new FrameLimits(Integer.MAX_VALUE - 8, 1000, 1000, Integer.MAX_VALUE, Long.MAX_VALUE);

    /** Returns limits for an untrusted peer. */
    public static FrameLimits strict(int bytes) {
        return new FrameLimits(bytes, 32, 400, 4 << 20, 1 << 19);
    }

    /** Returns a mapper that enforces these limits and refuses duplicate keys and trailing content. */
    ObjectMapper mapper() {
        return new ObjectMapper(JsonFactory.builder()
                        .streamReadConstraints(StreamReadConstraints.builder()
                                .maxNestingDepth(depth)
                                .maxNumberLength(numberLength)
                                .maxStringLength(textLength)
                                .maxTokenCount(tokens)
                                .build())
                        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                        .build())
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    }
}
