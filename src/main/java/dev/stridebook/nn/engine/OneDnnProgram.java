package dev.stridebook.nn.engine;

import dev.stridebook.nn.array.Workers;
import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.dnnl.IntMemoryMap;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.primitive;
import org.bytedeco.dnnl.primitive_desc_base;
import org.bytedeco.dnnl.reorder;
import org.bytedeco.dnnl.stream;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Primitives of oneDNN that run one after the other, on arrays and on memory of their own. Arrays are row-major; where a primitive
 * wants another order, they are reordered on the way in and out.
 *
 * <p>For one thread at a time. It refers to all native objects that it needs, as the garbage collector would free them otherwise.
 */
final class OneDnnProgram implements AutoCloseable {
    /** Stands for an array until the program runs. */
    private static final Pointer NOTHING_YET = new FloatPointer(1);

    private final List<memory> arrays = new ArrayList<>();
    private final List<Command> commands = new ArrayList<>();
    private final List<Command> endings = new ArrayList<>();
    private final List<memory> kept = new ArrayList<>();

    private record Command(primitive primitive, IntMemoryMap arguments) {
        void close() {
            arguments.close();
            primitive.close();
        }
    }

    /** One that is made in a thread of {@link Workers} is closed when that thread ends. */
    OneDnnProgram() {
        Workers.whenThreadEnds(this::close);
    }

    /** An array, to be given when the program runs. */
    memory array(memory.desc rows) {
        memory array = keep(new memory(rows, OneDnn.CPU, NOTHING_YET));
        arrays.add(array);
        return array;
    }

    /** Memory of the program's own. */
    memory buffer(memory.desc description) {
        return keep(new memory(description, OneDnn.CPU));
    }

    private memory keep(memory memory) {
        kept.add(memory);
        return memory;
    }

    /** The same values in the order that is wanted. */
    memory reordered(memory from, memory.desc wanted) {
        if (from.get_desc().equals(wanted)) {
            return from;
        }
        memory to = buffer(wanted);
        commands.add(reorder(from, to));
        return to;
    }

    /** An array to be filled, as {@link #array}; a primitive puts its result where this says, in the order that it has. */
    memory result(memory.desc rows, memory.desc inner) {
        memory array = array(rows);
        if (rows.equals(inner)) {
            return array;
        }
        memory result = buffer(inner);
        endings.add(reorder(result, array));
        return result;
    }

    /** As {@link #result}, in memory that is still there when the array is not. */
    memory lastingResult(memory.desc rows, memory.desc inner) {
        memory result = buffer(inner);
        endings.add(reorder(result, array(rows)));
        return result;
    }

    private static Command reorder(memory from, memory to) {
        var how = new reorder.primitive_desc(OneDnn.CPU, from.get_desc(), OneDnn.CPU, to.get_desc());
        return new Command(
                new reorder(how),
                new IntMemoryMap().put(dnnl.DNNL_ARG_FROM, from).put(dnnl.DNNL_ARG_TO, to));
    }

    /**
     * @throws UnsupportedOperationException if it is not {@link OneDnn#isFast fast}
     */
    void add(primitive_desc_base description, primitive primitive, IntMemoryMap arguments) {
        if (!OneDnn.isFast(description)) {
            throw new UnsupportedOperationException("oneDNN has no fast code for it.");
        }
        commands.add(new Command(primitive, arguments));
    }

    /**
     * @param values of the arrays, in the order in which they were added
     */
    void run(INDArray... values) {
        for (int i = 0; i < values.length; i++) {
            arrays.get(i).set_data_handle(values[i].data().addressPointer());
        }
        stream stream = OneDnn.stream();
        for (Command command : commands) {
            command.primitive.execute(stream, command.arguments);
        }
        for (Command command : endings) {
            command.primitive.execute(stream, command.arguments);
        }
        // Native code is done when execute returns; until then nothing that it reads may be freed.
        Reference.reachabilityFence(values);
    }

    /** Frees the native memory at once, and not when the garbage collector comes by, which does not see how much it is. */
    @Override
    public void close() {
        commands.forEach(Command::close);
        endings.forEach(Command::close);
        kept.forEach(memory::close);
    }
}
