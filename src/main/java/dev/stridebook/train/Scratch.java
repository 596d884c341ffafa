package dev.stridebook.train;

import java.util.concurrent.atomic.AtomicLong;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.memory.conf.WorkspaceConfiguration;
import org.nd4j.linalg.api.memory.enums.AllocationPolicy;
import org.nd4j.linalg.api.memory.enums.LearningPolicy;
import org.nd4j.linalg.api.memory.enums.SpillPolicy;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Memory for the arrays of one step, used again in the next: without it each step leaves some megabytes outside the heap,
 * where the garbage collector does not see that it is time to run. Arrays of a step are gone when the step is closed.
 */
final class Scratch implements AutoCloseable {
    private static final AtomicLong NUMBER = new AtomicLong();
    private static final WorkspaceConfiguration GROWS_TO_FIT_THE_FIRST_STEP = WorkspaceConfiguration.builder()
            .initialSize(0)
            .policyLearning(LearningPolicy.FIRST_LOOP)
            .policyAllocation(AllocationPolicy.STRICT)
            .policySpill(SpillPolicy.REALLOCATE)
            .build();

    private final String id = "stridebook-" + NUMBER.incrementAndGet();

    MemoryWorkspace step() {
        return Nd4j.getWorkspaceManager().getAndActivateWorkspace(GROWS_TO_FIT_THE_FIRST_STEP, id);
    }

    @Override
    public void close() {
        Nd4j.getWorkspaceManager()
                .destroyWorkspace(
                        Nd4j.getWorkspaceManager().getWorkspaceForCurrentThread(GROWS_TO_FIT_THE_FIRST_STEP, id));
    }
}
