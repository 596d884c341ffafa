package dev.stridebook.picture;

import static dev.stridebook.language.Language.say;

import dev.stridebook.data.ImageDataset;
import dev.stridebook.notebook.Displayable;
import dev.stridebook.notebook.MimeBundle;
import dev.stridebook.shape.ShapeException;
import dev.stridebook.train.Evaluation;
import java.util.List;

/**
 * The images that a network got wrong, worst first: those whose true class it considered least likely. Each caption has the truth,
 * the guess and how sure the network was: {@code 4 → 9, 98 %}.
 *
 * <pre>{@code
 * Mistakes.of(test, evaluation)             // shows the worst 30
 * Mistakes.of(test, evaluation).first(10)
 * }</pre>
 */
public final class Mistakes implements Displayable {
    private static final int SHOWN = 30;

    private final ImageDataset images;
    private final List<Evaluation.Mistake> worst;
    private final int shown;

    private Mistakes(ImageDataset images, List<Evaluation.Mistake> worst, int shown) {
        this.images = images;
        this.worst = worst;
        this.shown = shown;
    }

    /**
     * @param images the images that the network was evaluated on
     * @throws ShapeException if the evaluation is of a different number of images
     */
    public static Mistakes of(ImageDataset images, Evaluation evaluation) {
        int evaluated = evaluation.predictions().length;
        if (images.size() != evaluated) {
            throw new ShapeException(say(
                    "There are %d images, but %d were evaluated. Give those that the network was evaluated on.",
                    images.size(), evaluated));
        }
        return new Mistakes(images, evaluation.worstMistakes(evaluated), SHOWN);
    }

    /** Returns the total number of mistakes. */
    public int count() {
        return worst.size();
    }

    /** Returns the numbers of the images, worst first. */
    public List<Integer> indices() {
        return worst.stream().map(Evaluation.Mistake::image).toList();
    }

    /**
     * Shows at most this many.
     *
     * @throws ShapeException if it is below 1
     */
    public Mistakes first(int most) {
        if (most < 1) {
            throw new ShapeException(say("The number of mistakes to show must be at least 1, but it is %d.", most));
        }
        return new Mistakes(images, worst, most);
    }

    @Override
    public MimeBundle toMimeBundle() {
        String result = say("%d of %d wrong (%s)", count(), images.size(), images.description());
        if (worst.isEmpty()) {
            return MimeBundle.text(say("No mistakes: %s.", result));
        }
        List<Evaluation.Mistake> first = worst.subList(0, Math.min(shown, count()));
        return ImageSheet.grey(images.images(
                        first.stream().mapToInt(Evaluation.Mistake::image).toArray()))
                .title(
                        first.size() < count()
                                ? say("%s, the worst %d: truth → guess, how sure", result, first.size())
                                : say("%s: truth → guess, how sure", result))
                .captions(first.stream().map(this::caption).toList())
                .toMimeBundle();
    }

    private String caption(Evaluation.Mistake mistake) {
        return "%s → %s, %s"
                .formatted(name(mistake.label()), name(mistake.predicted()), Numbers.percent(mistake.probability(), 0));
    }

    private String name(int label) {
        return images.classNames().get(label);
    }
}
