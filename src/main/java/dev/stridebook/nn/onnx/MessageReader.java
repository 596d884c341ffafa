package dev.stridebook.nn.onnx;

import dev.stridebook.nn.onnx.OnnxModel.OnnxAttribute;
import dev.stridebook.nn.onnx.OnnxModel.OnnxGraph;
import dev.stridebook.nn.onnx.OnnxModel.OnnxNode;
import dev.stridebook.nn.onnx.OnnxModel.OnnxValue;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nd4j.shade.protobuf.CodedInputStream;
import org.nd4j.shade.protobuf.InvalidProtocolBufferException;
import org.nd4j.shade.protobuf.WireFormat;

/**
 * Reads the messages of an ONNX file field by field. Source: onnx.proto, versions up to 13 of the format; fields that a network does not
 * need are skipped. The generated classes that ND4J brings would take quadratic time over files that repeat a message.
 */
final class MessageReader {
    /** Of nodes, attributes, tensors and so on: far more than any network has, and little enough for any memory. */
    private static final int MOST_MESSAGES = 200_000;

    private static final int BUFFER = 1 << 16;

    private final CodedInputStream in;
    private final Path folder;
    private int messages;

    private MessageReader(CodedInputStream in, Path folder) {
        this.in = in;
        this.folder = folder;
    }

    /**
     * @throws OnnxException if the file is no ONNX file, or is cut off or damaged
     */
    static OnnxModel read(Path file) throws IOException {
        long size = Files.size(file);
        if (size > Integer.MAX_VALUE) {
            throw new OnnxException(
                    "It has %,d bytes, but a file of this kind has at most %,d. Larger networks keep their weights in files of their own."
                            .formatted(size, Integer.MAX_VALUE));
        }
        if (size == 0) {
            throw new OnnxException("It is empty.");
        }
        try (InputStream stream = Files.newInputStream(file)) {
            CodedInputStream in = CodedInputStream.newInstance(stream, BUFFER);
            in.setSizeLimit(Integer.MAX_VALUE);
            in.pushLimit((int) size);
            return new MessageReader(in, file.toAbsolutePath().getParent()).model();
        } catch (InvalidProtocolBufferException damaged) {
            throw new OnnxException(
                    "It is no ONNX file, or is cut off or damaged: %s".formatted(damaged.getMessage()), damaged);
        }
    }

    /** What is done with a field. Whoever does not read it returns false, and it is skipped. */
    private interface Field {
        boolean read(int number, int wireType) throws IOException;
    }

    /** Reads the fields of the message that ends at the present limit. */
    private void fields(Field field) throws IOException {
        if (++messages > MOST_MESSAGES) {
            throw new OnnxException("It has more than %,d parts, which no network needs.".formatted(MOST_MESSAGES));
        }
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            int wireType = WireFormat.getTagWireType(tag);
            if (wireType == WireFormat.WIRETYPE_START_GROUP || wireType == WireFormat.WIRETYPE_END_GROUP) {
                throw new OnnxException("It is no ONNX file, or is damaged: it has groups, which ONNX does not use.");
            }
            if (!field.read(WireFormat.getTagFieldNumber(tag), wireType)) {
                in.skipField(tag);
            }
        }
    }

    private interface Part<T> {
        T read() throws IOException;
    }

    /** Reads a message within this one. */
    private <T> T within(Part<T> part) throws IOException {
        int outer = in.pushLimit(in.readRawVarint32());
        T read = part.read();
        in.popLimit(outer);
        return read;
    }

    private static final int VARINT = WireFormat.WIRETYPE_VARINT;
    private static final int BYTES = WireFormat.WIRETYPE_LENGTH_DELIMITED;
    private static final int FIXED32 = WireFormat.WIRETYPE_FIXED32;
    private static final int FIXED64 = WireFormat.WIRETYPE_FIXED64;

    private OnnxModel model() throws IOException {
        Map<String, Long> opsets = new LinkedHashMap<>();
        OnnxGraph[] graph = new OnnxGraph[1];
        fields((number, wireType) -> {
            if (number == 7 && wireType == BYTES) {
                if (graph[0] != null) {
                    throw new OnnxException("It has more than one graph.");
                }
                graph[0] = within(this::graph);
            } else if (number == 8 && wireType == BYTES) {
                within(() -> operatorSet(opsets));
            } else {
                return false;
            }
            return true;
        });
        if (graph[0] == null) {
            throw new OnnxException("It is no ONNX file, or has no graph.");
        }
        return new OnnxModel(opsets, graph[0]);
    }

    private Void operatorSet(Map<String, Long> opsets) throws IOException {
        String[] domain = {""};
        long[] version = {0};
        fields((number, wireType) -> {
            if (number == 1 && wireType == BYTES) {
                domain[0] = in.readString();
            } else if (number == 2 && wireType == VARINT) {
                version[0] = in.readInt64();
            } else {
                return false;
            }
            return true;
        });
        opsets.put(domain[0].equals("ai.onnx") ? "" : domain[0], version[0]);
        return null;
    }

    private OnnxGraph graph() throws IOException {
        List<OnnxNode> nodes = new ArrayList<>();
        Map<String, OnnxTensor> initializers = new HashMap<>();
        List<OnnxValue> inputs = new ArrayList<>();
        List<OnnxValue> outputs = new ArrayList<>();
        fields((number, wireType) -> {
            if (wireType != BYTES) {
                return false;
            }
            switch (number) {
                case 1 -> nodes.add(within(this::node));
                case 5 -> {
                    OnnxTensor tensor = within(this::tensor);
                    if (initializers.put(tensor.name(), tensor) != null) {
                        throw new OnnxException("It has two initializers \"%s\".".formatted(tensor.name()));
                    }
                }
                case 11 -> inputs.add(within(this::value));
                case 12 -> outputs.add(within(this::value));
                case 15 -> throw new OnnxException("It has sparse initializers, which are not supported.");
                default -> {
                    return false;
                }
            }
            return true;
        });
        return new OnnxGraph(nodes, initializers, inputs, outputs);
    }

    private OnnxNode node() throws IOException {
        String[] texts = {"", "", ""};
        List<String> inputs = new ArrayList<>();
        List<String> outputs = new ArrayList<>();
        Map<String, OnnxAttribute> attributes = new LinkedHashMap<>();
        fields((number, wireType) -> {
            if (wireType != BYTES) {
                return false;
            }
            switch (number) {
                case 1 -> inputs.add(in.readString());
                case 2 -> outputs.add(in.readString());
                case 3 -> texts[0] = in.readString();
                case 4 -> texts[1] = in.readString();
                case 5 -> {
                    OnnxAttribute attribute = within(this::attribute);
                    attributes.put(attribute.name(), attribute);
                }
                case 7 -> texts[2] = in.readString();
                default -> {
                    return false;
                }
            }
            return true;
        });
        return new OnnxNode(texts[0], texts[1], texts[2], inputs, outputs, attributes);
    }

    private OnnxAttribute attribute() throws IOException {
        String[] name = {""};
        int[] type = {0, 0};
        float[] number = {0};
        long[] integer = {0};
        String[] text = {""};
        OnnxTensor[] tensor = new OnnxTensor[1];
        Numbers floats = new Numbers();
        Numbers integers = new Numbers();
        List<String> texts = new ArrayList<>();
        fields((field, wireType) -> {
            if (field == 1 && wireType == BYTES) {
                name[0] = in.readString();
            } else if (field == 2 && wireType == FIXED32) {
                number[0] = in.readFloat();
                type[1] = OnnxAttribute.FLOAT;
            } else if (field == 3 && wireType == VARINT) {
                integer[0] = in.readInt64();
                type[1] = OnnxAttribute.INT;
            } else if (field == 4 && wireType == BYTES) {
                text[0] = in.readString();
                type[1] = OnnxAttribute.STRING;
            } else if (field == 5 && wireType == BYTES) {
                tensor[0] = within(this::tensor);
                type[1] = OnnxAttribute.TENSOR;
            } else if (field == 7 && floats.read(wireType, FIXED32, () -> Float.floatToRawIntBits(in.readFloat()))) {
                type[1] = OnnxAttribute.FLOATS;
            } else if (field == 8 && integers.read(wireType, VARINT, in::readInt64)) {
                type[1] = OnnxAttribute.INTS;
            } else if (field == 9 && wireType == BYTES) {
                texts.add(in.readString());
                type[1] = OnnxAttribute.STRINGS;
            } else if (field == 20 && wireType == VARINT) {
                type[0] = in.readInt32();
            } else {
                return false;
            }
            return true;
        });
        int kind = type[0] == 0 ? type[1] : type[0];
        Object value =
                switch (kind) {
                    case OnnxAttribute.FLOAT -> number[0];
                    case OnnxAttribute.INT -> integer[0];
                    case OnnxAttribute.STRING -> text[0];
                    case OnnxAttribute.TENSOR -> tensor[0];
                    case OnnxAttribute.FLOATS -> floats(floats.values());
                    case OnnxAttribute.INTS -> integers.values();
                    case OnnxAttribute.STRINGS -> texts;
                    default -> null;
                };
        return new OnnxAttribute(name[0], kind, value);
    }

    private interface NumberSource {
        long next() throws IOException;
    }

    /** Numbers that lie one after the other, or each with the field's tag. */
    private final class Numbers {
        private long[] values = new long[4];
        private int count;

        boolean read(int wireType, int single, NumberSource source) throws IOException {
            if (wireType == single) {
                add(source.next());
            } else if (wireType == BYTES) {
                within(() -> {
                    while (!in.isAtEnd()) {
                        add(source.next());
                    }
                    return null;
                });
            } else {
                return false;
            }
            return true;
        }

        private void add(long value) {
            if (count == values.length) {
                values = Arrays.copyOf(values, Math.toIntExact(2L * count));
            }
            values[count++] = value;
        }

        long[] values() {
            return Arrays.copyOf(values, count);
        }

        boolean isEmpty() {
            return count == 0;
        }
    }

    private OnnxTensor tensor() throws IOException {
        String[] name = {""};
        int[] type = {0, 0};
        byte[][] raw = {null};
        Numbers shape = new Numbers();
        Numbers floats = new Numbers();
        Numbers doubles = new Numbers();
        Numbers integers = new Numbers();
        Map<String, String> outside = new HashMap<>();
        fields((number, wireType) -> {
            if (number == 1) {
                return shape.read(wireType, VARINT, in::readInt64);
            } else if (number == 2 && wireType == VARINT) {
                type[0] = in.readInt32();
            } else if (number == 3) {
                throw new OnnxException("It has a tensor in segments, which are not supported.");
            } else if (number == 4) {
                return floats.read(wireType, FIXED32, () -> Float.floatToRawIntBits(in.readFloat()));
            } else if (number == 5 || number == 7 || number == 11) {
                return integers.read(wireType, VARINT, in::readInt64);
            } else if (number == 8 && wireType == BYTES) {
                name[0] = in.readString();
            } else if (number == 9 && wireType == BYTES) {
                raw[0] = in.readByteArray();
            } else if (number == 10) {
                return doubles.read(wireType, FIXED64, () -> Double.doubleToRawLongBits(in.readDouble()));
            } else if (number == 13 && wireType == BYTES) {
                within(() -> entry(outside));
            } else if (number == 14 && wireType == VARINT) {
                type[1] = in.readInt32();
            } else {
                return false;
            }
            return true;
        });
        OnnxTensor tensor = new OnnxTensor(name[0], type[0], shape.values(), raw[0], values(floats, doubles, integers));
        if (type[1] == 0) {
            return tensor;
        }
        byte[] bytes = new ExternalData(folder, outside).of(tensor);
        return new OnnxTensor(tensor.name(), tensor.type(), tensor.shape(), bytes, null);
    }

    private static Object values(Numbers floats, Numbers doubles, Numbers integers) {
        if (!floats.isEmpty()) {
            return floats(floats.values());
        }
        return doubles.isEmpty()
                ? integers.values()
                : Arrays.stream(doubles.values())
                        .mapToDouble(Double::longBitsToDouble)
                        .toArray();
    }

    private static float[] floats(long... bits) {
        float[] floats = new float[bits.length];
        for (int i = 0; i < bits.length; i++) {
            floats[i] = Float.intBitsToFloat((int) bits[i]);
        }
        return floats;
    }

    private Void entry(Map<String, String> entries) throws IOException {
        String[] texts = {"", ""};
        fields((number, wireType) -> {
            if ((number == 1 || number == 2) && wireType == BYTES) {
                texts[number - 1] = in.readString();
                return true;
            }
            return false;
        });
        entries.put(texts[0], texts[1]);
        return null;
    }

    private OnnxValue value() throws IOException {
        String[] name = {""};
        OnnxValue[] tensor = {new OnnxValue("", 0, null)};
        fields((number, wireType) -> {
            if (number == 1 && wireType == BYTES) {
                name[0] = in.readString();
            } else if (number == 2 && wireType == BYTES) {
                within(() -> {
                    fields((kind, form) -> {
                        if (kind == 1 && form == BYTES) {
                            tensor[0] = within(this::arrayType);
                            return true;
                        }
                        return false;
                    });
                    return null;
                });
            } else {
                return false;
            }
            return true;
        });
        return new OnnxValue(name[0], tensor[0].type(), tensor[0].shape());
    }

    private OnnxValue arrayType() throws IOException {
        int[] type = {0};
        List<List<Long>> shape = new ArrayList<>();
        fields((number, wireType) -> {
            if (number == 1 && wireType == VARINT) {
                type[0] = in.readInt32();
            } else if (number == 2 && wireType == BYTES) {
                shape.add(within(this::shape));
            } else {
                return false;
            }
            return true;
        });
        return new OnnxValue("", type[0], shape.isEmpty() ? null : shape.get(0));
    }

    private List<Long> shape() throws IOException {
        List<Long> sizes = new ArrayList<>();
        fields((number, wireType) -> {
            if (number == 1 && wireType == BYTES) {
                sizes.add(within(this::size));
                return true;
            }
            return false;
        });
        return sizes;
    }

    private Long size() throws IOException {
        long[] size = {OnnxValue.OPEN};
        fields((number, wireType) -> {
            if (number == 1 && wireType == VARINT) {
                size[0] = in.readInt64();
                return true;
            }
            return false;
        });
        return size[0];
    }
}
