package dev.stridebook.nn.array;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.memory.conf.WorkspaceConfiguration;
import org.nd4j.linalg.api.memory.enums.AllocationPolicy;
import org.nd4j.linalg.api.memory.enums.LearningPolicy;
import org.nd4j.linalg.api.memory.enums.SpillPolicy;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The arrays of one training step, used again in the next: a step makes the same arrays in the same order as the one before it.
 * Without it each step leaves some megabytes outside the heap, where the garbage collector does not see that it is time to run.
 *
 * <pre>{@code
 * try (Scratch scratch = new Scratch()) {
 *     for (Batch batch : batches) {
 *         double loss = scratch.step(() -> ...);    // arrays of a step must not be used after it
 *     }
 * }
 * }</pre>
 *
 * <p>For one thread. Arrays that layers of your own make with ND4J come from an ND4J workspace.
 */
public final class Scratch implements AutoCloseable {
    private static final AtomicLong NUMBER = new AtomicLong();
    private static final ThreadLocal<Scratch> ACTIVE = new ThreadLocal<>();
    private static final WorkspaceConfiguration GROWS_TO_FIT_THE_FIRST_STEP = WorkspaceConfiguration.builder()
            .initialSize(0)
            .policyLearning(LearningPolicy.FIRST_LOOP)
            .policyAllocation(AllocationPolicy.STRICT)
            .policySpill(SpillPolicy.REALLOCATE)
            .build();

    private final String workspace = "stridebook-" + NUMBER.incrementAndGet();
    private final List<Slot> slots = new ArrayList<>();
    private int next;
    private final List<Reshaped> views = new ArrayList<>();
    private int nextView;
    private Moment now;

    /** Identifies a step. */
    public static final class Moment {
        private Moment() {}
    }

    /**
     * One of a step's arrays.
     *
     * @param memory null if it has none
     */
    private record Slot(INDArray array, AlignedMemory memory) implements AutoCloseable {
        static Slot of(Supplier<INDArray> newArray, long... shape) {
            long count = Shapes.count(shape);
            if (count == 0 || shape.length == 0) {
                return new Slot(newArray.get(), null);
            }
            Floats.requireMemory(shape);
            AlignedMemory memory = new AlignedMemory(count);
            return new Slot(Nd4j.create(Nd4j.createBuffer(memory, count, DataType.FLOAT), shape), memory);
        }

        /** ND4J does not free memory that it was given. */
        @Override
        public void close() {
            array.close();
            if (memory != null) {
                memory.deallocate();
            }
        }
    }

    private record Reshaped(INDArray from, INDArray view) {
        boolean is(INDArray of, long... shape) {
            return from == of && Arrays.equals(view.shape(), shape);
        }
    }

    /** Runs one step. Its arrays are gone, that is, overwritten by the next step, when it returns. */
    public <T> T step(Supplier<T> step) {
        Scratch outer = ACTIVE.get();
        try (MemoryWorkspace memory =
                Nd4j.getWorkspaceManager().getAndActivateWorkspace(GROWS_TO_FIT_THE_FIRST_STEP, workspace)) {
            ACTIVE.set(this);
            next = 0;
            nextView = 0;
            now = new Moment();
            return step.get();
        } finally {
            ACTIVE.set(outer);
            now = null;
        }
    }

    /** Makes something that outlives the step that may be running. */
    public static <T> T outside(Supplier<T> lasting) {
        Scratch active = ACTIVE.get();
        try (MemoryWorkspace outside = Nd4j.getMemoryManager().scopeOutOfWorkspaces()) {
            ACTIVE.set(null);
            return lasting.get();
        } finally {
            ACTIVE.set(active);
        }
    }

    /** An array whose contents are yet to be written: the step's next one, if a step is running. */
    static INDArray create(Supplier<INDArray> newArray, long... shape) {
        Scratch active = ACTIVE.get();
        return active == null ? newArray.get() : active.next(newArray, shape);
    }

    private INDArray next(Supplier<INDArray> newArray, long... shape) {
        if (next == slots.size()) {
            slots.add(outside(() -> Slot.of(newArray, shape)));
        } else if (!Arrays.equals(slots.get(next).array.shape(), shape)) {
            slots.set(next, outside(() -> Slot.of(newArray, shape))).close();
        }
        return slots.get(next++).array;
    }

    /** Returns the same values as another shape: as a step's arrays are those of the step before, so are its views of them. */
    public static INDArray reshaped(INDArray rowMajor, long... shape) {
        Scratch active = ACTIVE.get();
        return active == null ? rowMajor.reshape('c', shape) : active.nextView(rowMajor, shape);
    }

    private INDArray nextView(INDArray rowMajor, long... shape) {
        if (nextView == views.size()) {
            views.add(null);
        }
        Reshaped last = views.get(nextView);
        if (last == null || !last.is(rowMajor, shape)) {
            last = new Reshaped(rowMajor, outside(() -> rowMajor.reshape('c', shape)));
            views.set(nextView, last);
        }
        nextView++;
        return last.view;
    }

    /** Returns the step that is running in this thread, or null. */
    public static Moment now() {
        Scratch active = ACTIVE.get();
        return active == null ? null : active.now;
    }

    /** Frees the arrays. */
    @Override
    public void close() {
        slots.forEach(Slot::close);
        slots.clear();
        views.clear();
        Nd4j.getWorkspaceManager()
                .destroyWorkspace(Nd4j.getWorkspaceManager()
                        .getWorkspaceForCurrentThread(GROWS_TO_FIT_THE_FIRST_STEP, workspace));
    }
}
