package dev.stridebook.nn.onnx;

import dev.stridebook.nn.array.FloatBytes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.shade.protobuf.CodedOutputStream;
import org.nd4j.shade.protobuf.WireFormat;

/** A message to be written: fields by ONNX's numbers. Arrays are written from where they are, for they can be large. */
final class Message {
    /** A field with its tag. */
    private interface Field {
        long size();

        void write(CodedOutputStream out) throws IOException;
    }

    private record Number(int field, long value) implements Field {
        @Override
        public long size() {
            return CodedOutputStream.computeInt64Size(field, value);
        }

        @Override
        public void write(CodedOutputStream out) throws IOException {
            out.writeInt64(field, value);
        }
    }

    private record Real(int field, float value) implements Field {
        @Override
        public long size() {
            return CodedOutputStream.computeFloatSize(field, value);
        }

        @Override
        public void write(CodedOutputStream out) throws IOException {
            out.writeFloat(field, value);
        }
    }

    private record Text(int field, String value) implements Field {
        @Override
        public long size() {
            return CodedOutputStream.computeStringSize(field, value);
        }

        @Override
        public void write(CodedOutputStream out) throws IOException {
            out.writeString(field, value);
        }
    }

    private record Part(int field, Message value) implements Field {
        @Override
        public long size() {
            return sizeWithLength(field, value.size());
        }

        @Override
        public void write(CodedOutputStream out) throws IOException {
            out.writeTag(field, WireFormat.WIRETYPE_LENGTH_DELIMITED);
            out.writeUInt32NoTag(Math.toIntExact(value.size()));
            value.write(out);
        }
    }

    private record Bytes(int field, byte[] value) implements Field {
        @Override
        public long size() {
            return sizeWithLength(field, value.length);
        }

        @Override
        public void write(CodedOutputStream out) throws IOException {
            out.writeByteArray(field, value);
        }
    }

    /** The numbers of an array, little-endian. */
    private record Raw(int field, INDArray array) implements Field {
        @Override
        public long size() {
            return sizeWithLength(field, array.length() * Float.BYTES);
        }

        @Override
        public void write(CodedOutputStream out) throws IOException {
            out.writeTag(field, WireFormat.WIRETYPE_LENGTH_DELIMITED);
            out.writeUInt32NoTag(Math.toIntExact(array.length() * Float.BYTES));
            FloatBytes.write(array, out::write);
        }
    }

    private static long sizeWithLength(int field, long length) {
        return CodedOutputStream.computeTagSize(field) + CodedOutputStream.computeUInt64SizeNoTag(length) + length;
    }

    private final List<Field> fields = new ArrayList<>();
    private long size;

    Message number(int field, long value) {
        return add(new Number(field, value));
    }

    Message numbers(int field, long... values) {
        for (long value : values) {
            number(field, value);
        }
        return this;
    }

    Message real(int field, float value) {
        return add(new Real(field, value));
    }

    Message text(int field, String value) {
        return add(new Text(field, value));
    }

    /** A message that is complete. */
    Message part(int field, Message value) {
        return add(new Part(field, value));
    }

    Message bytes(int field, byte... value) {
        return add(new Bytes(field, value));
    }

    Message raw(int field, INDArray array) {
        return add(new Raw(field, array));
    }

    private Message add(Field field) {
        fields.add(field);
        size += field.size();
        return this;
    }

    /** In bytes. */
    long size() {
        return size;
    }

    void write(CodedOutputStream out) throws IOException {
        for (Field field : fields) {
            field.write(out);
        }
    }
}
