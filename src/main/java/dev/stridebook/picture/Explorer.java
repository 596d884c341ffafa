package dev.stridebook.picture;

import static dev.stridebook.language.Language.say;

import dev.stridebook.file.AtomicFiles;
import dev.stridebook.language.Language;
import dev.stridebook.notebook.Displayable;
import dev.stridebook.notebook.Html;
import dev.stridebook.notebook.MimeBundle;
import dev.stridebook.shape.Padding;
import dev.stridebook.shape.Rounding;
import dev.stridebook.shape.ShapeException;
import dev.stridebook.shape.Size;
import dev.stridebook.shape.TransposedWindow;
import dev.stridebook.shape.Window;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page where you change a window and immediately see where it goes, what it computes and what it costs (S3.1 to S3.4). It is a
 * single HTML file that needs no network, or a frame in a notebook.
 *
 * <pre>{@code
 * explorer()
 * explorer().input(28, 28).window(kernel(2).stride(2)).operation(Explorer.Operation.MAX_POOLING)
 * explorer().save(Path.of("explorer.html"))
 * }</pre>
 */
public final class Explorer implements Displayable {
    private static final Pattern STYLE_SHEET = Pattern.compile("<link rel=\"stylesheet\" href=\"(.+?)\">");
    private static final Pattern SCRIPT = Pattern.compile("<script src=\"(.+?)\"></script>");
    private static final String NO_START = "data-start=\"\"";
    /** Larger inputs get no still picture. */
    private static final int MOST_CELLS_OF_A_STILL = 70;

    /** The operation that the page starts with. */
    public enum Operation {
        CONVOLUTION("conv", false),
        MAX_POOLING("maxpool", true),
        AVERAGE_POOLING("avgpool", true),
        MIN_POOLING("minpool", true),
        TRANSPOSED_CONVOLUTION("convtranspose", false);

        private final String inAddress;
        private final boolean pools;

        Operation(String inAddress, boolean pools) {
            this.inAddress = inAddress;
            this.pools = pools;
        }
    }

    private final Operation operation;
    private final Size input;
    private final Window window;

    private Explorer(Operation operation, Size input, Window window) {
        this.operation = Objects.requireNonNull(operation, "operation");
        this.input = input;
        this.window = Objects.requireNonNull(window, "window");
    }

    /** Starts with a 3×3 convolution with stride 2 and padding 1 over 8×8 numbers. */
    public static Explorer explorer() {
        return new Explorer(
                Operation.CONVOLUTION,
                Size.square(8),
                Window.kernel(3).stride(2).padding(1));
    }

    /** Starts with an input of this size. */
    public Explorer input(int height, int width) {
        return new Explorer(operation, Size.of(height, width), window);
    }

    /** Starts with this window; if it has no stride, pooling moves it by its kernel. */
    public Explorer window(Window start) {
        return new Explorer(operation, input, start);
    }

    /** Starts with this operation. */
    public Explorer operation(Operation start) {
        return new Explorer(start, input, window);
    }

    /**
     * Writes the page and creates missing folders.
     *
     * @throws ShapeException if the window does not fit on the input
     * @throws IOException if the file cannot be written
     */
    public void save(Path file) throws IOException {
        AtomicFiles.write(file, toHtml());
    }

    /**
     * Returns the page in a frame, and for viewers without frames a still of the window and the calculation of the output size.
     *
     * @throws ShapeException if the window does not fit on the input
     */
    @Override
    public MimeBundle toMimeBundle() {
        String frame = """
                <p>%s</p>
                <iframe title="%s" sandbox="allow-scripts" allow="clipboard-write" \
                style="width:100%%;height:864px;border:1px solid #8c959f;border-radius:8px" srcdoc="%s"></iframe>
                """.formatted(
                        Html.escape(say(
                                "The explorer, with %s on %s. Where it does not appear, trust the notebook or run the cell.",
                                sliding(), input)),
                        say("Stridebook explorer"),
                        Html.escape(toHtml()));
        MimeBundle bundle = hasStill()
                ? WindowPicture.of(sliding(), input).toMimeBundle()
                : MimeBundle.text(say("%s on %s: %s", sliding(), input, explanation()));
        return bundle.with(MimeBundle.HTML, frame);
    }

    /** The window as the operation moves it. */
    private Window sliding() {
        return operation.pools ? window.forPooling() : window;
    }

    private boolean hasStill() {
        Padding padding = window.padding();
        Size extent = window.extent();
        return operation != Operation.TRANSPOSED_CONVOLUTION
                && input.height() + padding.vertical() + extent.height() <= MOST_CELLS_OF_A_STILL
                && input.width() + padding.horizontal() + extent.width() <= MOST_CELLS_OF_A_STILL;
    }

    private String toHtml() {
        requireFits();
        String page = STYLE_SHEET.matcher(resource("explorer.html")).replaceAll(match -> inlined("style", match));
        return SCRIPT.matcher(page)
                .replaceAll(match -> inlined("script", match))
                .replace(NO_START, "data-start=\"%s\"".formatted(Html.escape(address())));
    }

    private static String inlined(String tag, MatchResult match) {
        String content = "<%1$s>\n%2$s</%1$s>".formatted(tag, resource(match.group(1)));
        return Matcher.quoteReplacement(content);
    }

    private static String resource(String name) {
        try (InputStream stream = Explorer.class.getResourceAsStream("explorer/" + name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void requireFits() {
        explanation();
    }

    private String explanation() {
        return operation == Operation.TRANSPOSED_CONVOLUTION
                ? TransposedWindow.of(window).explain(input).toString()
                : sliding().explain(input).toString();
    }

    /** Returns the initial state in the form of the page's address. */
    private String address() {
        Window sliding = sliding();
        Padding padding = sliding.padding();
        return "op=%s&input=%s&kernel=%s&stride=%s&padding=%d,%d,%d,%d&dilation=%s&rounding=%s&lang=%s"
                .formatted(
                        operation.inAddress,
                        text(input),
                        text(window.kernel()),
                        text(sliding.stride()),
                        padding.top(),
                        padding.bottom(),
                        padding.left(),
                        padding.right(),
                        text(window.dilation()),
                        window.rounding() == Rounding.CEIL ? "ceil" : "floor",
                        Language.current().code());
    }

    private static String text(Size size) {
        return size.height() + "x" + size.width();
    }
}
