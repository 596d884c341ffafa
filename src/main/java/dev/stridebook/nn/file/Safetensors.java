package dev.stridebook.nn.file;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.stridebook.nn.array.FloatBytes;
import dev.stridebook.nn.array.Shapes;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The file of named arrays that the PyTorch world exchanges: the length of a header in 8 bytes, the header in JSON, then the
 * numbers of all arrays without gaps, little-endian. Source: github.com/huggingface/safetensors.
 */
final class Safetensors {
    /** Some hundred bytes an array: enough for any network, and little enough to be read by anyone. */
    private static final int LONGEST_HEADER = 16 << 20;

    private static final String METADATA = "__metadata__";

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .build();

    private Safetensors() {}

    /** What the header says about an array. The offsets count from the end of the header. */
    private record Entry(
            String dtype,
            long[] shape,
            @JsonProperty("data_offsets") long[] offsets) {
        private static Entry of(INDArray array, long begin) {
            return new Entry("F32", array.shape(), new long[] {begin, begin + array.length() * Float.BYTES});
        }

        private boolean isComplete() {
            return dtype != null && shape != null && offsets != null && offsets.length == 2;
        }

        private long begin() {
            return offsets[0];
        }

        private long end() {
            return offsets[1];
        }
    }

    static Map<String, INDArray> arrays(Path file) throws IOException {
        long size = Files.size(file);
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            byte[] start = in.readNBytes(Long.BYTES);
            if (start.length < Long.BYTES) {
                throw new MalformedFileException("it has only %d bytes, not even the length of a header.%s"
                        .formatted(start.length, Format.hint(start)));
            }
            long length = ByteBuffer.wrap(start).order(ByteOrder.LITTLE_ENDIAN).getLong();
            if (length < 2 || length > LONGEST_HEADER || length > size - Long.BYTES) {
                throw new MalformedFileException(
                        "it says that its header has %s bytes, but the file has %,d, and a header at most %,d.%s"
                                .formatted(Long.toUnsignedString(length), size, LONGEST_HEADER, Format.hint(start)));
            }
            Map<String, Entry> entries = inFileOrder(parse(in.readNBytes((int) length)));
            Map<String, StoredArray> described = described(entries, size - Long.BYTES - length);
            Map<String, INDArray> arrays = new LinkedHashMap<>();
            for (Map.Entry<String, StoredArray> array : described.entrySet()) {
                arrays.put(array.getKey(), array.getValue().read(in));
            }
            return arrays;
        }
    }

    private static Map<String, Entry> parse(byte... header) throws IOException {
        Map<String, Entry> entries = new LinkedHashMap<>();
        try (JsonParser parser = JSON.createParser(header)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new MalformedFileException("its header is no JSON object.");
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                if (name.equals(METADATA)) {
                    parser.skipChildren();
                } else {
                    entries.put(name, JSON.readValue(parser, Entry.class));
                }
            }
            if (parser.nextToken() != null) {
                throw new MalformedFileException("its header goes on after the JSON object.");
            }
            return entries;
        } catch (JsonProcessingException broken) {
            throw new MalformedFileException(
                    "its header is not the JSON it should be: %s.".formatted(broken.getOriginalMessage()), broken);
        }
    }

    private static Map<String, Entry> inFileOrder(Map<String, Entry> entries) throws MalformedFileException {
        for (Map.Entry<String, Entry> entry : entries.entrySet()) {
            if (entry.getValue() == null || !entry.getValue().isComplete()) {
                throw new MalformedFileException(
                        "its header does not say dtype, shape and data_offsets of %s.".formatted(entry.getKey()));
            }
        }
        Map<String, Entry> sorted = new LinkedHashMap<>();
        entries.entrySet().stream()
                .sorted(Comparator.comparingLong((Map.Entry<String, Entry> entry) ->
                                entry.getValue().begin())
                        .thenComparingLong(entry -> entry.getValue().end()))
                .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
        return sorted;
    }

    /**
     * Checks that the arrays lie one after the other and fill the file.
     *
     * @param length of what follows the header
     */
    private static Map<String, StoredArray> described(Map<String, Entry> entries, long length)
            throws MalformedFileException {
        Map<String, StoredArray> described = new LinkedHashMap<>();
        long end = 0;
        for (Map.Entry<String, Entry> named : entries.entrySet()) {
            Entry entry = named.getValue();
            StoredArray array = described(named.getKey(), entry);
            if (entry.begin() != end || entry.end() > length || entry.end() - entry.begin() != array.bytes()) {
                throw new MalformedFileException(
                        "it says that %s of shape %s lies in the bytes %d to %d, but that takes %,d bytes, starts at %d and the file has %d."
                                .formatted(
                                        named.getKey(),
                                        Shapes.text(array.shape()),
                                        entry.begin(),
                                        entry.end(),
                                        array.bytes(),
                                        end,
                                        length));
            }
            end = entry.end();
            described.put(named.getKey(), array);
        }
        if (end != length) {
            throw new MalformedFileException(
                    "its arrays take %,d bytes, but %,d follow the header.".formatted(end, length));
        }
        return described;
    }

    private static StoredArray described(String name, Entry entry) throws MalformedFileException {
        NumberType type = NumberType.safetensors(entry.dtype)
                .orElseThrow(() -> new MalformedFileException(
                        "%s holds values of type %s, which is not supported. ".formatted(name, entry.dtype)
                                + "Save them as floats: values.float()."));
        try {
            return StoredArray.of(type, ByteOrder.LITTLE_ENDIAN, false, entry.shape);
        } catch (MalformedFileException fault) {
            throw new MalformedFileException("in its array %s, %s".formatted(name, fault.getMessage()), fault);
        }
    }

    /** Byte for byte as Hugging Face's library does. */
    static void write(Map<String, INDArray> arrays, OutputStream out) throws IOException {
        Map<String, INDArray> sorted = new TreeMap<>(arrays);
        Map<String, Object> header = new LinkedHashMap<>();
        header.put(METADATA, Map.of("format", "pt"));
        long end = 0;
        for (Map.Entry<String, INDArray> array : sorted.entrySet()) {
            Entry entry = Entry.of(array.getValue(), end);
            header.put(array.getKey(), entry);
            end = entry.end();
        }
        byte[] json = JSON.writeValueAsString(header).getBytes(StandardCharsets.UTF_8);
        int padding = Math.floorMod(-json.length, Long.BYTES);
        out.write(ByteBuffer.allocate(Long.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(json.length + padding)
                .array());
        out.write(json);
        out.write(" ".repeat(padding).getBytes(StandardCharsets.US_ASCII));
        for (INDArray array : List.copyOf(sorted.values())) {
            FloatBytes.write(array, out::write);
        }
    }
}
