package dev.stridebook.nn.engine;

import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.bytedeco.dnnl.IntMemoryMap;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.primitive;
import org.bytedeco.dnnl.primitive_desc;
import org.bytedeco.dnnl.primitive_desc_base;
import org.bytedeco.dnnl.reorder;
import org.bytedeco.dnnl.stream;
import org.bytedeco.javacpp.Pointer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Primitives of oneDNN that run one after the other, on arrays and on {@link WorkingMemory}. Arrays are row-major; where a primitive wants
 * another order, they are reordered on the way in and out.
 *
 * <p>For one thread at a time. Its native objects belong to {@link Natives}, which must be open when it runs.
 */
final class OneDnnProgram {
    /** Stands for an array until the program runs. */
    private static final Pointer NOTHING_YET = null;

    private final Natives natives;
    private final Predicate<Way> proven;
    private final boolean isRehearsal;
    private final List<Buffer> buffers = new ArrayList<>();
    private final List<memory> arrays = new ArrayList<>();
    private final List<Command> commands = new ArrayList<>();
    private final List<Command> endings = new ArrayList<>();

    /** A block of the working memory. */
    private static final class Buffer {
        private final memory memory;
        private final long bytes;
        private Pointer start = NOTHING_YET;

        Buffer(memory memory, long bytes) {
            this.memory = memory;
            this.bytes = bytes;
        }

        void place(Pointer now) {
            if (now != start) {
                memory.set_data_handle(now);
                start = now;
            }
        }
    }

    private record Command(primitive primitive, IntMemoryMap arguments) {}

    /**
     * @param natives that keep what is made now
     * @param proven which ways of reordering may be taken
     */
    OneDnnProgram(Natives natives, Predicate<Way> proven) {
        this(natives, proven, false);
    }

    private OneDnnProgram(Natives natives, Predicate<Way> proven, boolean isRehearsal) {
        this.natives = natives;
        this.proven = proven;
        this.isRehearsal = isRehearsal;
    }

    /** For what is to be prepared later: tells whether it can be, as what adds to it throws if not, but needs no memory and never runs. */
    static OneDnnProgram rehearsal(Natives natives, Predicate<Way> proven) {
        return new OneDnnProgram(natives, proven, true);
    }

    /** An array, to be given when the program runs. */
    memory array(memory.desc rows) {
        memory array = new memory(rows, OneDnn.CPU, NOTHING_YET);
        arrays.add(array);
        return array;
    }

    /** Memory for what this program needs while it runs; other programs of the thread need it then. */
    memory buffer(memory.desc description) {
        memory buffer = new memory(description, OneDnn.CPU, NOTHING_YET);
        buffers.add(new Buffer(buffer, description.get_size()));
        return buffer;
    }

    /** Memory of the program's own, which is still there when it has run. */
    memory lasting(memory.desc description) {
        return isRehearsal ? new memory(description, OneDnn.CPU, NOTHING_YET) : new memory(description, OneDnn.CPU);
    }

    /** The same values in the order that is wanted. */
    memory reordered(memory from, memory.desc wanted) {
        if (from.get_desc().equals(wanted)) {
            return from;
        }
        memory to = buffer(wanted);
        OneDnn.spread(from.get_desc(), wanted)
                .ifPresentOrElse(
                        spread -> {
                            memory between = buffer(spread);
                            commands.add(reorder(from, between));
                            commands.add(reorder(between, to));
                        },
                        () -> commands.add(reorder(from, to)));
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
        memory result = lasting(inner);
        endings.add(reorder(result, array(rows)));
        return result;
    }

    /**
     * @throws UnsupportedOperationException if oneDNN has no way of it that is proven
     */
    private Command reorder(memory from, memory to) {
        var how = new reorder.primitive_desc(
                OneDnn.CPU, from.get_desc(), OneDnn.CPU, to.get_desc(), OneDnn.attributes(), false);
        if (!proven.test(new Way(Operation.REORDER, OneDnn.name(how)))) {
            throw new UnsupportedOperationException("oneDNN has no proven code to reorder.");
        }
        var arguments = new IntMemoryMap().put(dnnl.DNNL_ARG_FROM, from).put(dnnl.DNNL_ARG_TO, to);
        return command(() -> new reorder(how), how, arguments);
    }

    void add(primitive_desc way, IntMemoryMap arguments) {
        commands.add(command(() -> new primitive(way), way, arguments));
    }

    private Command command(Supplier<primitive> primitive, primitive_desc_base way, IntMemoryMap arguments) {
        memory.desc scratchpad = way.scratchpad_desc();
        if (scratchpad.get_size() > 0) {
            arguments.put(dnnl.DNNL_ARG_SCRATCHPAD, buffer(scratchpad));
        }
        return new Command(isRehearsal ? null : primitive.get(), arguments);
    }

    /**
     * @param values of the arrays, in the order in which they were added
     * @throws IllegalStateException if it was closed
     */
    void run(INDArray... values) {
        run(Stream.of(values).map(value -> value.data().addressPointer()).toArray(Pointer[]::new));
        // Native code is done when execute returns; until then nothing that it reads may be freed.
        Reference.reachabilityFence(values);
    }

    /**
     * @param starts of the arrays, or of parts of larger ones, in the order in which they were added
     * @throws IllegalStateException if it was closed
     */
    void run(Pointer... starts) {
        natives.requireOpen();
        WorkingMemory working = WorkingMemory.mine();
        for (int i = 0; i < buffers.size(); i++) {
            buffers.get(i).place(working.block(i, buffers.get(i).bytes));
        }
        for (int i = 0; i < starts.length; i++) {
            arrays.get(i).set_data_handle(starts[i]);
        }
        stream stream = OneDnn.stream();
        for (Command command : commands) {
            command.primitive.execute(stream, command.arguments);
        }
        for (Command command : endings) {
            command.primitive.execute(stream, command.arguments);
        }
    }
}
