package dev.stridebook.grade;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/** Records as compressed JSON. They have nothing in them but texts, numbers, bytes, lists, and records of these. */
public final class RecordCodec {
    /** Writes and reads records as JSON that is not compressed. */
    static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxStringLength(Integer.MAX_VALUE)
                            .build())
                    .build())
            .setVisibility(PropertyAccessor.ALL, JsonAutoDetect.Visibility.NONE)
            .setVisibility(PropertyAccessor.FIELD, JsonAutoDetect.Visibility.ANY)
            .setVisibility(PropertyAccessor.CREATOR, JsonAutoDetect.Visibility.ANY)
            .configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, true);

    private RecordCodec() {}

    /**
     * Returns a record as bytes.
     *
     * @throws IllegalArgumentException if something in it has no place in JSON
     */
    public static byte[] encode(Record plain) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream compressed = new DeflaterOutputStream(bytes)) {
            JSON.writeValue(compressed, plain);
        } catch (IOException illegal) {
            throw new IllegalArgumentException(illegal.getMessage(), illegal);
        }
        return bytes.toByteArray();
    }

    /**
     * Returns the record that was encoded.
     *
     * @throws IOException if these are not the bytes of such a record
     */
    public static <T extends Record> T decode(byte[] bytes, Class<T> type) throws IOException {
        try (InputStream compressed = new InflaterInputStream(new ByteArrayInputStream(bytes))) {
            return JSON.readValue(compressed, type);
        }
    }
}
