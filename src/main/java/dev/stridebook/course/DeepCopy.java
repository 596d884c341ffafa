package dev.stridebook.course;

import dev.stridebook.Internal;
import java.lang.reflect.Array;

/** Copies the values of contracts, so that nobody can change another's arrays. */
@Internal
public final class DeepCopy {
    private DeepCopy() {}

    /** Returns a deep copy: arrays are copied, everything else is immutable. */
    public static Object of(Object value) {
        if (value == null || !value.getClass().isArray()) {
            return value;
        }
        int length = Array.getLength(value);
        Object copy = Array.newInstance(value.getClass().getComponentType(), length);
        for (int i = 0; i < length; i++) {
            Array.set(copy, i, of(Array.get(value, i)));
        }
        return copy;
    }
}
