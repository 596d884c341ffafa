package dev.stridebook.picture;

import static dev.stridebook.language.Language.say;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stridebook.notebook.Html;
import dev.stridebook.notebook.MimeBundle;
import dev.stridebook.notebook.PictureHtml;
import dev.stridebook.notebook.Png;
import dev.stridebook.picture.Label.Anchor;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * A drawing that changes from step to step. All changes are computed here: the script that plays it in a page only puts texts and
 * positions into {@link Slot}s, so it contains no arithmetic and a step changes few elements.
 */
final class Film {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final double CAPTION_HEIGHT = 30;
    private static final int SHORTEST_MILLIS = 40;
    private static final int LONGEST_MILLIS = 900;
    private static final int WHOLE_MILLIS = 24_000;

    private final double width;
    private final double height;
    private final int steps;
    private final String title;
    private final String description;
    private final IntFunction<String> captions;
    private final List<Mark> marks = new ArrayList<>();

    /**
     * @param title alternative text: what the film shows, in a sentence
     * @param description alternative text: the details
     * @param captions what happens at each step, in words
     */
    Film(double width, double height, int steps, String title, String description, IntFunction<String> captions) {
        this.width = width;
        this.height = height;
        this.steps = steps;
        this.title = title;
        this.description = description;
        this.captions = captions;
    }

    int steps() {
        return steps;
    }

    String title() {
        return title;
    }

    /** {@code Step 2 of 9. …} */
    String caption(int step) {
        return say("Step %d of %d. %s", step + 1, steps, captions.apply(step));
    }

    /** Adds marks on top of the existing ones. */
    void add(Mark mark) {
        marks.add(mark);
    }

    /** Returns a single step, with its caption. */
    Drawing still(int step) {
        Drawing drawing = new Drawing(width, height + CAPTION_HEIGHT, title, caption(step) + " " + description);
        marks.forEach(
                mark -> drawing.add(mark instanceof Slot slot ? slot.at(step).still() : mark));
        drawing.add(Label.at(20, height + 8, Anchor.START, caption(step)).strong());
        return drawing;
    }

    BufferedImage image(int step) {
        return still(step).toImage();
    }

    int millisPerStep() {
        return Math.max(SHORTEST_MILLIS, Math.min(LONGEST_MILLIS, WHOLE_MILLIS / steps));
    }

    /** Returns the film as a page plays it, with the first step as an image for viewers that run no scripts. */
    MimeBundle toMimeBundle(String moreText) {
        BufferedImage first = image(0);
        String png = Png.ofDrawing(first);
        return MimeBundle.text((title + "\n" + description + "\n" + moreText).strip())
                .with(MimeBundle.HTML, toHtml(first, png))
                .with(MimeBundle.PNG, png);
    }

    /**
     * Returns a self-contained HTML fragment. Its script finds it by an id derived from its contents, so that equal films share an id
     * and outputs stay the same from run to run.
     */
    private String toHtml(BufferedImage still, String png) {
        Drawing first = new Drawing(width, height, title, description);
        marks.forEach(first::add);
        String svg = first.toSvg();
        String data = changes();
        String id = UUID.nameUUIDFromBytes((svg + data).getBytes(StandardCharsets.UTF_8))
                .toString();
        return """
                <div class="stridebook-picture" data-film="%s" data-lm-suppress-shortcuts="true" role="group" aria-label="%s"><style>
                %s%s</style>
                %s
                </div>
                <script>
                (%s)("%1$s", %s);
                </script>
                """.formatted(
                        id,
                        Html.escape(title),
                        PictureHtml.STYLE,
                        resource("film.css"),
                        PictureHtml.tag(
                                "%s %s %s".formatted(title, caption(0), description),
                                still.getWidth(),
                                still.getHeight(),
                                svg,
                                png),
                        player(),
                        data);
    }

    /** Returns for each step its caption and what has changed since the previous step: slot, state, slot, state, … */
    private String changes() {
        List<Slot> slots = marks.stream()
                .filter(Slot.class::isInstance)
                .map(Slot.class::cast)
                .toList();
        Map<String, Integer> states = new LinkedHashMap<>();
        int[] now = new int[slots.size()];
        List<List<Integer>> changes = new ArrayList<>();
        for (int step = 0; step < steps; step++) {
            List<Integer> change = new ArrayList<>();
            for (int slot = 0; slot < now.length; slot++) {
                String state = slots.get(slot).at(step).state();
                int number = states.computeIfAbsent(state, any -> states.size());
                if (step == 0 || number != now[slot]) {
                    change.add(slot);
                    change.add(number);
                    now[slot] = number;
                }
            }
            changes.add(change);
        }
        Map<String, Object> film = new LinkedHashMap<>();
        film.put("millis", millisPerStep());
        film.put("captions", IntStream.range(0, steps).mapToObj(this::caption).toList());
        film.put("states", states.keySet());
        film.put("changes", changes);
        try {
            // A text could contain a script's end tag.
            return JSON.writeValueAsString(film).replace("<", "\\u003c");
        } catch (JsonProcessingException impossibleForTexts) {
            throw new UncheckedIOException(impossibleForTexts);
        }
    }

    /** Returns the player's script with the names of its buttons in the current language. */
    private static String player() {
        return resource("film.js")
                .strip()
                .replace("\"Back\"", '"' + say("Back") + '"')
                .replace("\"Play\"", '"' + say("Play") + '"')
                .replace("\"Pause\"", '"' + say("Pause") + '"')
                .replace("\"Next\"", '"' + say("Next") + '"')
                .replace("\"Step\"", '"' + say("Step") + '"');
    }

    private static String resource(String name) {
        try (InputStream stream = Film.class.getResourceAsStream(name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
