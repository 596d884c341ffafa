package dev.stridebook.nn;

import static dev.stridebook.language.Language.say;

import dev.stridebook.nn.array.Shapes;
import dev.stridebook.shape.Given;
import dev.stridebook.shape.ShapeException;

/**
 * What counts how much in a loss over classes.
 *
 * @param weights of the classes, or null where all count the same
 * @param ignoreIndex the label of places that do not count
 */
record ClassWeights(float[] weights, int ignoreIndex) {
    /** PyTorch's default. */
    static final int IGNORED = -100;

    static final ClassWeights EQUAL = new ClassWeights(null, IGNORED);

    ClassWeights weights(double... perClass) {
        float[] floats = new float[Given.notNull(perClass, "perClass").length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) perClass[i];
        }
        return new ClassWeights(floats, ignoreIndex);
    }

    ClassWeights ignoreIndex(int label) {
        return new ClassWeights(weights, label);
    }

    float of(int label) {
        return weights == null ? 1 : weights[label];
    }

    /** Whether the mean over several batches of equal size is the mean over all their examples, whatever their classes are. */
    boolean countEqually() {
        return weights == null && ignoreIndex < 0;
    }

    void requireFit(Object loss, ClassScores scores) {
        if (weights != null && weights.length != scores.classes()) {
            throw new ShapeException(say(
                    "%s has weights for %d classes, but the output %s has scores of %d.",
                    loss, weights.length, Shapes.text(scores.shape()), scores.classes()));
        }
    }

    /**
     * @throws ShapeException if there are not as many labels as places
     * @throws IllegalArgumentException if a label is neither a class nor ignored
     */
    void requireFit(Object loss, ClassScores scores, int... labels) {
        requireFit(loss, scores);
        if (labels.length != scores.places()) {
            throw new ShapeException(say(
                    labels.length == 1
                            ? "%s takes scores of classes, [n, classes] or [n, classes, d1, …], and a label for each example or place, but got %s for %d label: there must be %d."
                            : "%s takes scores of classes, [n, classes] or [n, classes, d1, …], and a label for each example or place, but got %s for %d labels: there must be %d.",
                    loss,
                    Shapes.text(scores.shape()),
                    labels.length,
                    scores.places()));
        }
        for (int place = 0; place < labels.length; place++) {
            int label = labels[place];
            if (label != ignoreIndex && (label < 0 || label >= scores.classes())) {
                throw new IllegalArgumentException(say(
                        "Label %d of %s is not a class: %d classes are numbered 0 to %d.",
                        label, scores.name(place), scores.classes(), scores.classes() - 1));
            }
        }
    }

    @Override
    public String toString() {
        return (weights == null ? "" : "weight")
                + (weights == null || ignoreIndex == IGNORED ? "" : ", ")
                + (ignoreIndex == IGNORED ? "" : "ignoreIndex " + ignoreIndex);
    }
}
