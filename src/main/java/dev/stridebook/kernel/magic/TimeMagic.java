package dev.stridebook.kernel.magic;

import static dev.stridebook.language.Language.say;

import dev.stridebook.notebook.Renderings;
import java.util.List;

/** {@code %time} and {@code %%time}: measure how long a statement or a cell takes. Its value is shown as usual. */
public final class TimeMagic {
    public static final String NAME = "time";

    private final MagicSession session;

    public TimeMagic(MagicSession session) {
        this.session = session;
    }

    void registerIn(MagicRegistry registry) {
        registry.registerLineMagic(NAME, this::timeLine);
        registry.registerCellMagic(NAME, this::timeCell);
    }

    /** Times a statement, which may be split into several words. */
    public Object timeLine(List<String> words) throws Exception {
        String statement = String.join(" ", words);
        if (statement.isBlank()) {
            throw new IllegalArgumentException(
                    say("%time needs a statement after it, such as %time network.forward(x)"));
        }
        return time(statement);
    }

    /** Times a cell. */
    public Object timeCell(List<String> words, String body) throws Exception {
        return time(String.join(" ", words) + "\n" + body);
    }

    /** Times a cell and shows its value, for a kernel that drops what a magic returns. */
    public Void showCell(List<String> words, String body) throws Exception {
        Object value = timeCell(words, body);
        if (value != null && !body.stripTrailing().endsWith(";")) {
            session.display(Renderings.of(value));
        }
        return null;
    }

    private Object time(String source) throws Exception {
        MagicSession.Timed timed = session.evaluateTimed(source);
        System.out.println(timed.elapsed());
        return timed.value();
    }
}
