package dev.stridebook.grade.cluster;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stridebook.course.Variant;
import dev.stridebook.grade.Submission;
import dev.stridebook.handin.SourceFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Records as bytes, for the way to another machine. */
final class Parcel {
    private static final ObjectMapper MAPPER = new ObjectMapper(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxStringLength(Integer.MAX_VALUE)
                            .build())
                    .build())
            .setVisibility(PropertyAccessor.ALL, JsonAutoDetect.Visibility.NONE)
            .setVisibility(PropertyAccessor.FIELD, JsonAutoDetect.Visibility.ANY)
            .setVisibility(PropertyAccessor.CREATOR, JsonAutoDetect.Visibility.ANY)
            .configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, true);

    private Parcel() {}

    /** A submission, of types that every reader of JSON knows. */
    private record Sent(
            String student, List<SourceFile> files, List<String> refusals, String submitted, String variant) {}

    static byte[] of(Submission submission) throws IOException {
        return of((Object) new Sent(
                submission.student(),
                submission.files(),
                submission.refusals(),
                submission.submitted().toString(),
                submission.variant().map(Variant::word).orElse("")));
    }

    static Submission submission(byte[] parcel) throws IOException {
        Sent sent = open(parcel, Sent.class);
        return new Submission(
                sent.student(),
                sent.files(),
                sent.refusals(),
                Instant.parse(sent.submitted()),
                sent.variant().isEmpty() ? Optional.empty() : Optional.of(new Variant(sent.variant())));
    }

    /** Packs a record with nothing but texts, numbers, bytes, lists and records of them. */
    static byte[] of(Object plain) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream packed = new GZIPOutputStream(bytes)) {
            MAPPER.writeValue(packed, plain);
        }
        return bytes.toByteArray();
    }

    static <T> T open(byte[] parcel, Class<T> type) throws IOException {
        try (InputStream packed = new GZIPInputStream(new ByteArrayInputStream(parcel))) {
            return MAPPER.readValue(packed, type);
        }
    }
}
