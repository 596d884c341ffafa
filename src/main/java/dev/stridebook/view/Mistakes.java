package dev.stridebook.view;

import dev.stridebook.data.ImageDataset;
import dev.stridebook.notebook.Displayable;
import dev.stridebook.notebook.MimeBundle;
import dev.stridebook.shape.ShapeException;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The images a network got wrong, each captioned with the truth and the guess: {@code 4 → 9}.
 *
 * <pre>{@code
 * Mistakes.among(test, evaluation.predictions())             // shows the first 30
 * Mistakes.among(test, evaluation.predictions()).first(10)
 * }</pre>
 */
public final class Mistakes implements Displayable {
    private static final int SHOWN = 30;

    private final ImageDataset images;
    private final int[] guesses;
    private final List<Integer> wrong;
    private final int shown;

    private Mistakes(ImageDataset images, int[] guesses, List<Integer> wrong, int shown) {
        this.images = images;
        this.guesses = guesses;
        this.wrong = wrong;
        this.shown = shown;
    }

    /**
     * @param guesses the class the network said, for each image
     * @throws ShapeException if there are not as many as images
     */
    public static Mistakes among(ImageDataset images, int[] guesses) {
        if (images.size() != guesses.length) {
            throw new ShapeException("There are %d images, but %d guesses. Give one for each image."
                    .formatted(images.size(), guesses.length));
        }
        List<Integer> wrong = IntStream.range(0, guesses.length)
                .filter(i -> images.label(i) != guesses[i])
                .boxed()
                .toList();
        return new Mistakes(images, guesses.clone(), wrong, SHOWN);
    }

    /** How many there are in all. */
    public int count() {
        return wrong.size();
    }

    /** Which images, in order. */
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
        return new Mistakes(images, guesses, wrong, most);
    }

    @Override
    public MimeBundle toMimeBundle() {
        String result = "%d of %d wrong (%s)".formatted(count(), images.size(), images.description());
        if (wrong.isEmpty()) {
            return MimeBundle.text("No mistakes: " + result + ".");
        }
        List<Integer> first = wrong.subList(0, Math.min(shown, count()));
        return ImageSheet.grey(
                        images.images(first.stream().mapToInt(Integer::intValue).toArray()))
                .title(result + (first.size() < count() ? ", the first " + first.size() : "") + ": truth → guess")
                .captions(first.stream().map(this::caption).toList())
                .toMimeBundle();
    }

    private String caption(int image) {
        return name(images.label(image)) + " → " + name(guesses[image]);
    }

    private String name(int label) {
        return images.classNames().get(label);
    }
}
