package dev.stridebook.nn;

import org.nd4j.linalg.api.ndarray.INDArray;

/** What a forward pass keeps for the backward pass: taken once, and while its memory is still there. */
final class Kept<T> {
    private final Object layer;
    private INDArray owner;
    private T value;

    /**
     * @param layer whose passes they are, for the text
     */
    Kept(Object layer) {
        this.layer = layer;
    }

    /**
     * @param from an array of the same forward pass, which tells whether the memory is still there
     */
    void keep(INDArray from, T newValue) {
        owner = from;
        value = newValue;
    }

    /**
     * @throws IllegalStateException if nothing was kept since the last time, or its workspace has been closed since
     */
    T take() {
        T taken = value;
        boolean gone = taken == null || owner.isAttached() && !isAlive(owner);
        owner = null;
        value = null;
        if (gone) {
            throw new IllegalStateException(layer
                    + " has nothing to go back from: call forward(x) before each backward(gradient), in the same "
                    + "workspace if you use one.");
        }
        return taken;
    }

    /** Training and evaluation compute in workspaces, whose memory is used again in the next step. */
    private static boolean isAlive(INDArray array) {
        var workspace = array.data().getParentWorkspace();
        return workspace.isScopeActive()
                && workspace.getGenerationId() == array.data().getGenerationId();
    }
}
