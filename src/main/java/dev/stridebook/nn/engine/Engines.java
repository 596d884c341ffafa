package dev.stridebook.nn.engine;

import dev.stridebook.settings.Settings;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What computes the convolutions: oneDNN where it runs, otherwise ND4J's operators; together with Java's vectors where Java was started with
 * them. Chosen once, or by the property {@value #PROPERTY}.
 */
public final class Engines {
    /** The system property that asks for an engine: {@code nd4j}, {@code onednn}, or {@code lanes}, which needs Java's vectors. */
    public static final String PROPERTY = Settings.ENGINE;

    private static final Choice CHOSEN = choose(Settings.engine().orElse(""), Engines::oneDnn);

    private Engines() {}

    /**
     * An engine.
     *
     * @param failure why it is not oneDNN, although nobody asked for another; may be null
     */
    record Choice(Engine engine, Throwable failure) {}

    /** Returns the engine that was chosen. */
    public static Engine engine() {
        return CHOSEN.engine();
    }

    /** Describes the engine that was chosen, such as {@code oneDNN 3.11.0}. */
    public static String description() {
        return CHOSEN.engine().description();
    }

    /** Returns why oneDNN does not run on this machine; empty if it does, or if another engine was asked for. */
    public static Optional<Throwable> failure() {
        return Optional.ofNullable(CHOSEN.failure());
    }

    /**
     * @param wish a name, or nothing for the fastest
     * @param oneDnn makes that engine
     * @throws IllegalArgumentException if there is no engine of that name
     * @throws IllegalStateException if the one asked for does not run here
     */
    static Choice choose(String wish, Supplier<Engine> oneDnn) {
        return switch (wish) {
            case "nd4j" -> new Choice(new Nd4jEngine(), null);
            case "onednn" -> choose(oneDnn, Engines::refuse);
            case "lanes" -> withLanes(fastest(oneDnn));
            case "" -> LanesEngine.missing().isEmpty() ? withLanes(fastest(oneDnn)) : fastest(oneDnn);
            default ->
                throw new IllegalArgumentException(
                        "The property %s must be nd4j, onednn or lanes, but is %s. Leave it out for the fastest that runs here."
                                .formatted(PROPERTY, wish));
        };
    }

    /** Without Java's vectors. */
    private static Choice fastest(Supplier<Engine> oneDnn) {
        return choose(oneDnn, failure -> new Choice(new Nd4jEngine(), failure));
    }

    private static Choice choose(Supplier<Engine> oneDnn, Function<Throwable, Choice> otherwise) {
        try {
            return new Choice(oneDnn.get(), null);
        } catch (LinkageError | RuntimeException failure) {
            return otherwise.apply(failure);
        }
    }

    private static Choice refuse(Throwable failure) {
        throw new IllegalStateException("oneDNN does not run on this machine: " + failure, failure);
    }

    private static Choice withLanes(Choice choice) {
        return new Choice(new LanesEngine(choice.engine), choice.failure);
    }

    static Engine oneDnn() {
        return new OneDnnEngine(new Nd4jEngine(), new ProvenWays(), OneDnnEngine.KEPT);
    }
}
