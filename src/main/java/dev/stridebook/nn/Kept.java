package dev.stridebook.nn;

import dev.stridebook.Internal;
import dev.stridebook.nn.array.Scratch;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What a forward pass keeps for the backward pass: taken once, and while its memory is still there. Each thread has its own, so that
 * several can use a layer at the same time.
 */
@Internal
public final class Kept<T> {
    private final Object layer;
    private final ThreadLocal<Pass<T>> pass = new ThreadLocal<>();

    private record Pass<T>(INDArray owner, Scratch.Moment moment, T value) {
        boolean isThere() {
            return (moment == null || moment == Scratch.now()) && (!owner.isAttached() || isAlive(owner));
        }

        /** The memory of a workspace is used again in its next round. */
        private static boolean isAlive(INDArray array) {
            var workspace = array.data().getParentWorkspace();
            return workspace.isScopeActive()
                    && workspace.getGenerationId() == array.data().getGenerationId();
        }
    }

    /**
     * @param layer whose passes they are, for the text
     */
    public Kept(Object layer) {
        this.layer = layer;
    }

    /**
     * @param from an array of the same forward pass, which tells whether the memory is still there
     */
    public void keep(INDArray from, T value) {
        pass.set(new Pass<>(from, Scratch.now(), value));
    }

    /**
     * @throws IllegalStateException if nothing was kept since the last time, or its workspace has been closed since
     */
    public T take() {
        Pass<T> taken = pass.get();
        pass.remove();
        if (taken == null || !taken.isThere()) {
            throw new IllegalStateException(layer
                    + " has nothing to go back from: call forward(x) before each backward(gradient), in the same thread, "
                    + "and in the same workspace if you use one.");
        }
        return taken.value;
    }
}
