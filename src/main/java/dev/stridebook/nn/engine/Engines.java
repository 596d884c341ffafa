package dev.stridebook.nn.engine;

import dev.stridebook.settings.Settings;
import java.util.function.Function;

/**
 * What computes the convolutions: oneDNN where it runs, otherwise ND4J's operators. Chosen once, or by the property
 * {@value #PROPERTY}.
 */
public final class Engines {
    /** The system property that asks for an engine, {@code nd4j} or {@code onednn}. */
    public static final String PROPERTY = Settings.ENGINE;

    private static final Engine CHOSEN = choose(Settings.engine().orElse(""));

    private Engines() {}

    /** Returns the engine that was chosen. */
    public static Engine engine() {
        return CHOSEN;
    }

    /** Describes the engine that was chosen, such as {@code oneDNN 3.11.0}. */
    public static String description() {
        return CHOSEN.description();
    }

    /**
     * @param wish a name, or nothing for the fastest
     * @throws IllegalArgumentException if there is no engine of that name
     * @throws IllegalStateException if the one asked for does not run here
     */
    static Engine choose(String wish) {
        return switch (wish) {
            case "nd4j" -> new Nd4jEngine();
            case "onednn" ->
                oneDnn(failure -> {
                    throw new IllegalStateException("oneDNN does not run on this machine: " + failure, failure);
                });
            case "" -> oneDnn(failure -> new Nd4jEngine());
            default ->
                throw new IllegalArgumentException(
                        "The property %s must be nd4j or onednn, but is %s. Leave it out for the fastest that runs here."
                                .formatted(PROPERTY, wish));
        };
    }

    private static Engine oneDnn(Function<Throwable, Engine> otherwise) {
        try {
            return new OneDnnEngine(new Nd4jEngine());
        } catch (LinkageError | RuntimeException failure) {
            return otherwise.apply(failure);
        }
    }
}
