package dev.stridebook.nn;

import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Another library that can compute golden cases. */
interface Peer {
    /** Returns the name with the version. */
    String name();

    /** Returns whether the library has this argument in this family of layers; {@link Features#KERNEL} is the layer itself. */
    boolean has(String family, String feature);

    /**
     * Computes a case whose features the library all has.
     *
     * @return the output as {@code y} and, by the names of the golden arrays, the gradients
     * @throws Exception if the library fails
     */
    Map<String, INDArray> run(String family, Golden.Case golden) throws Exception;
}
