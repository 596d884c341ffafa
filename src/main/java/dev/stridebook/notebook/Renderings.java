package dev.stridebook.notebook;

import static dev.stridebook.language.Language.say;

import dev.stridebook.shape.Formula;
import java.awt.image.RenderedImage;
import java.util.List;
import org.knowm.xchart.internal.chartpart.Chart;
import org.nd4j.linalg.api.ndarray.INDArray;
import tech.tablesaw.api.Table;

/** Renders any value in the forms that a notebook shows, including null and values whose methods fail. */
public final class Renderings {
    /** The types that have a richer form than text. */
    public static final List<Class<?>> TYPES = List.of(
            Displayable.class,
            MimeBundle.class,
            Formula.class,
            Table.class,
            Chart.class,
            RenderedImage.class,
            INDArray.class,
            int[].class,
            long[].class,
            float[].class,
            double[].class,
            boolean[].class,
            byte[].class,
            short[].class,
            char[].class,
            int[][].class,
            long[][].class,
            float[][].class,
            double[][].class,
            boolean[][].class,
            Object[].class,
            String[].class,
            String[][].class);

    private static final int LONGEST_TEXT = 100_000;

    private Renderings() {}

    /** Renders a value. Never fails: if its {@code toString} or {@code toMimeBundle} throws, that failure is shown instead. */
    public static MimeBundle of(Object value) {
        try {
            return render(value);
        } catch (Exception | StackOverflowError | LinkageError | AssertionError e) {
            return MimeBundle.text(say("%s (cannot be shown: %s)", typeName(value), typeAndMessage(e)));
        }
    }

    private static MimeBundle render(Object value) {
        if (value instanceof Displayable displayable) {
            MimeBundle bundle = displayable.toMimeBundle();
            return bundle == null ? text(value) : bundle;
        }
        if (value instanceof MimeBundle bundle) {
            return bundle;
        }
        if (value instanceof Formula formula) {
            return text(formula).with(MimeBundle.LATEX, "$$" + formula.toLatex() + "$$");
        }
        if (value instanceof Table table) {
            return TableRendering.of(table);
        }
        if (value instanceof Chart<?, ?> chart) {
            return ImageRendering.of(chart);
        }
        if (value instanceof RenderedImage image) {
            return ImageRendering.of(image);
        }
        if (value instanceof INDArray array) {
            MimeBundle text = MimeBundle.text(NdArrayText.of(array));
            return HeatMap.fits(array) ? text.with(MimeBundle.HTML, HeatMap.html(array)) : text;
        }
        if (value != null && value.getClass().isArray()) {
            return MimeBundle.text(ArrayText.of(value));
        }
        return text(value);
    }

    private static MimeBundle text(Object value) {
        // A toString may return null.
        String text = String.valueOf((Object) String.valueOf(value));
        return MimeBundle.text(
                text.length() <= LONGEST_TEXT
                        ? text
                        : text.substring(0, LONGEST_TEXT) + say("… (%,d characters in all)", text.length()));
    }

    private static String typeAndMessage(Throwable e) {
        String message;
        try {
            message = e.getMessage();
        } catch (RuntimeException alsoThat) {
            message = null;
        }
        return e.getClass().getSimpleName() + (message == null ? "" : ": " + message);
    }

    private static String typeName(Object value) {
        return value == null ? "null" : value.getClass().getSimpleName();
    }
}
