package dev.stridebook.launch;

import static dev.stridebook.language.Language.say;

import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells how much Maven has downloaded, from the lines that it prints. */
final class DownloadProgress {
    private static final String SIZE = "(\\d+(?:\\.\\d+)?)";
    private static final String UNIT = " (B|kB|MB|GB)";
    private static final Pattern DONE = Pattern.compile("Downloaded from \\S+: \\S+ \\(" + SIZE + UNIT);
    private static final Pattern UNDER_WAY = Pattern.compile("Progress \\(\\d+\\):");
    private static final Pattern PART = Pattern.compile(SIZE + "(?:/" + SIZE + ")?" + UNIT);
    private static final Map<String, Double> BYTES = Map.of("B", 1.0, "kB", 1e3, "MB", 1e6, "GB", 1e9);

    /** A line for each so many bytes. */
    private static final double STEP = 10e6;

    private final Consumer<String> messages;
    private double done;
    private double said;

    DownloadProgress(Consumer<String> messages) {
        this.messages = messages;
    }

    /** Takes a line of Maven's output. */
    void accept(String line) {
        Matcher finished = DONE.matcher(line);
        if (finished.find()) {
            done += bytes(finished.group(1), finished.group(2));
            tell(done);
        } else if (UNDER_WAY.matcher(line).find()) {
            double sum = done;
            Matcher part = PART.matcher(line);
            while (part.find()) {
                sum += bytes(part.group(1), part.group(3));
            }
            tell(sum);
        }
    }

    private static double bytes(String number, String unit) {
        return Double.parseDouble(number) * BYTES.get(unit);
    }

    private void tell(double bytes) {
        if (bytes >= said + STEP) {
            said = Math.floor(bytes / STEP) * STEP;
            messages.accept(say("  %.0f MB downloaded", said / 1e6));
        }
    }

    /** Tells the sum, if there was anything to download. */
    void end() {
        if (done > 0) {
            messages.accept(say("  %.0f MB downloaded, all there is", Math.ceil(done / 1e6)));
        }
    }
}
