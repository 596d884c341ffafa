package dev.stridebook.process;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * What is read as a frame.
 *
 * @param bytes that it may have
 * @param depth of objects and arrays within each other
 * @param numberLength digits of a number
 * @param textLength characters of a text
 */
public record FrameLimits(int bytes, int depth, int numberLength, int textLength) {
    /** For an end that we trust: its frames may be as long as Java can hold them. */
    public static final FrameLimits ROOMY = new FrameLimits(Integer.MAX_VALUE - 8, 1000, 1000, Integer.MAX_VALUE);

    /** For an end that we do not trust. */
    public static FrameLimits strict(int bytes) {
        return new FrameLimits(bytes, 32, 400, 4 << 20);
    }

    /** Reads within these limits, and refuses what says something twice or goes on after its end. */
    ObjectMapper mapper() {
        return new ObjectMapper(JsonFactory.builder()
                        .streamReadConstraints(StreamReadConstraints.builder()
                                .maxNestingDepth(depth)
                                .maxNumberLength(numberLength)
                                .maxStringLength(textLength)
                                .build())
                        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                        .build())
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    }
}
