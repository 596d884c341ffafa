package dev.stridebook.nn.plane;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** ReLU over Java's vectors. */
public final class ReluLanes {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

    private ReluLanes() {}

    /**
     * Sets what is below 0 to 0, in place. What is no number stays.
     *
     * @param values a whole number of registers full, such as a multiple of 64
     */
    public static void keepPositive(float... values) {
        for (int i = 0; i < values.length; i += SPECIES.length()) {
            FloatVector value = FloatVector.fromArray(SPECIES, values, i);
            value.blend(0, value.compare(VectorOperators.LT, 0)).intoArray(values, i);
        }
    }
}
