package dev.stridebook.nn.engine;

import dev.stridebook.nn.array.WorkerLocal;
import dev.stridebook.nn.array.Workers;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.dnnl.memory;
import org.bytedeco.javacpp.Pointer;

/**
 * Native memory for what lies between the primitives of a program while it runs. The programs of a thread, or of a worker, run one after the
 * other and share it, so it is as large as the largest of them needs, however many shapes there are.
 */
final class WorkingMemory {
    private static final WorkerLocal<WorkingMemory> OF_WORKER = new WorkerLocal<>(WorkingMemory::new);

    private static volatile boolean isExact;

    private final List<Block> blocks = new ArrayList<>();

    /** oneDNN's own memory: JavaCPP allows what it makes to be no larger than Java's heap. */
    private record Block(Natives natives, Pointer start, long bytes) {
        static Block of(long bytes) {
            Natives natives = new Natives();
            long floats = (bytes + Float.BYTES - 1) / Float.BYTES;
            memory made = natives.keep(() -> new memory(OneDnn.rows(floats), OneDnn.CPU));
            return new Block(natives, made.get_data_handle(), bytes);
        }
    }

    private WorkingMemory() {
        Workers.whenTheyEnd(this::free);
    }

    /** This thread's, or this worker's. */
    static WorkingMemory mine() {
        return OF_WORKER.get();
    }

    /** From now on each block is as large as it was asked for, and made anew each time, so that a fence around it is where it ends. */
    static void makeExact() {
        isExact = true;
    }

    /** Returns where one of the blocks begins, of at least so many bytes; what was there before may be lost. */
    Pointer block(int index, long bytes) {
        if (index == blocks.size()) {
            blocks.add(Block.of(bytes));
        } else if (isExact || blocks.get(index).bytes < bytes) {
            blocks.get(index).natives.close();
            blocks.set(index, Block.of(bytes));
        }
        return blocks.get(index).start;
    }

    /** Returns how many bytes there are now. */
    long bytes() {
        return blocks.stream().mapToLong(Block::bytes).sum();
    }

    private void free() {
        blocks.forEach(block -> block.natives.close());
        blocks.clear();
    }
}
