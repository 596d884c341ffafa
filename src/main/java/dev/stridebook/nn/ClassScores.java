package dev.stridebook.nn;

import static dev.stridebook.language.Language.say;

import dev.stridebook.nn.array.Shapes;
import dev.stridebook.shape.ShapeException;
import java.util.stream.LongStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * How a network's scores of classes lie in memory. There is a decision at each place: an example, a pixel of it, or a single example
 * without a batch.
 *
 * @param shape {@code [n, classes]}, {@code [n, classes, d1, …]} or {@code [classes]}
 * @param places the number of decisions
 * @param inner the number of decisions of one example
 */
record ClassScores(long[] shape, int classes, int places, int inner) {
    static ClassScores of(Object loss, INDArray output) {
        long[] shape = output.shape();
        if (shape.length == 0) {
            throw new ShapeException(
                    say("%s takes scores of classes, such as [n, classes], but got a single number.", loss));
        }
        int axis = Math.min(1, shape.length - 1);
        long inner = LongStream.of(shape).skip(axis + 1L).reduce(1, Math::multiplyExact);
        long places = axis == 0 ? 1 : shape[0] * inner;
        if (shape[axis] == 0 && places > 0) {
            throw new ShapeException(
                    say("%s takes scores of at least 1 class, but got %s, which has none.", loss, Shapes.text(shape)));
        }
        return new ClassScores(shape, (int) shape[axis], Math.toIntExact(places), (int) inner);
    }

    /** The shape without the axis of the classes. */
    long[] shapeOfPlaces() {
        int axis = Math.min(1, shape.length - 1);
        return LongStream.range(0, shape.length)
                .filter(i -> i != axis)
                .map(i -> shape[(int) i])
                .toArray();
    }

    int index(int place, int label) {
        return (place / inner * classes + label) * inner + place % inner;
    }

    void read(float[] scores, int place, float[] line) {
        for (int label = 0; label < classes; label++) {
            line[label] = scores[index(place, label)];
        }
    }

    void write(float[] line, float[] scores, int place) {
        for (int label = 0; label < classes; label++) {
            scores[index(place, label)] = line[label];
        }
    }

    /** {@code example 3}, or where an example has several places, {@code example 3, place 17}. */
    String name(int place) {
        return "example " + place / inner + (inner == 1 ? "" : ", place " + place % inner);
    }
}
