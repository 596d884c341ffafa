package dev.stridebook.view;

import dev.stridebook.notebook.Displayable;
import dev.stridebook.notebook.MimeBundle;
import dev.stridebook.shape.ShapeException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The images a model got wrong, each captioned with the truth and the guess: {@code 4 → 9}.
 *
 * <pre>{@code
 * Mistakes.among(test.images(), test.labels(), predictions)             // shows the first 30
 * Mistakes.among(test.images(), test.labels(), predictions).first(10)
 * }</pre>
 */
public final class Mistakes implements Displayable {
    private static final int SHOWN = 30;

    private final INDArray images;
    private final int[] truth;
    private final int[] guesses;
    private final List<Integer> wrong;
    private final int shown;

    private Mistakes(INDArray images, int[] truth, int[] guesses, List<Integer> wrong, int shown) {
        this.images = images;
        this.truth = truth;
        this.guesses = guesses;
        this.wrong = wrong;
        this.shown = shown;
    }

    /**
     * @param images {@code [n, 1, h, w]} or {@code [n, h, w]}
     * @param truth the n right classes
     * @param guesses the n classes the model said
     * @throws ShapeException if the counts differ
     */
    public static Mistakes among(INDArray images, int[] truth, int[] guesses) {
        if (images.size(0) != truth.length || truth.length != guesses.length) {
            throw new ShapeException(
                    "There are %d images, %d right classes and %d guesses. Give one of each for every image."
                            .formatted(images.size(0), truth.length, guesses.length));
        }
        List<Integer> wrong = IntStream.range(0, truth.length)
                .filter(i -> truth[i] != guesses[i])
                .boxed()
                .toList();
        return new Mistakes(images, truth.clone(), guesses.clone(), wrong, SHOWN);
    }

    /** How many there are in all. */
    public int count() {
        return wrong.size();
    }

    /** Positions of the wrong images, in order. */
    public List<Integer> indices() {
        return wrong;
    }

    /**
     * Shows at most this many.
     *
     * @throws ShapeException if it is below 1
     */
    public Mistakes first(int most) {
        if (most < 1) {
            throw new ShapeException("Ask for at least 1 mistake, not %d.".formatted(most));
        }
        return new Mistakes(images, truth, guesses, wrong, most);
    }

    @Override
    public MimeBundle toMimeBundle() {
        String heading = "%d of %d wrong".formatted(count(), truth.length);
        if (wrong.isEmpty()) {
            return MimeBundle.text("No mistakes: " + heading + ".");
        }
        List<Integer> first = wrong.subList(0, Math.min(shown, count()));
        float[][][] pictures = first.stream().map(this::image).toArray(float[][][]::new);
        return ImageSheet.grey(pictures)
                .title(heading + (first.size() < count() ? ", the first " + first.size() : "") + " (truth → guess)")
                .captions(first.stream().map(i -> truth[i] + " → " + guesses[i]).toList())
                .toMimeBundle();
    }

    private float[][] image(int index) {
        INDArray image = images.slice(index);
        int rank = image.rank();
        if (image.length() != image.size(rank - 1) * image.size(rank - 2)) {
            throw new ShapeException("Images must have one channel to be shown in grey, but their shape is %s."
                    .formatted(Arrays.toString(images.shape())));
        }
        return image.dup('c')
                .reshape('c', image.size(rank - 2), image.size(rank - 1))
                .toFloatMatrix();
    }
}
