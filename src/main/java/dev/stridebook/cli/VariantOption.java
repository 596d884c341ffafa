package dev.stridebook.cli;

import dev.stridebook.course.Variant;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine.Option;

/** The option that names a variant of the exercises to compute. */
final class VariantOption {
    @Option(
            names = "--variant",
            paramLabel = "WORD",
            description =
                    "Numbers of the exercises to compute: drawn from a word, such as your name; \"document\" for those that everybody has (default: what the file states).")
    private String word;

    /**
     * Returns the variant that was given, or else the one that a file states.
     *
     * @param stated throws an IllegalArgumentException if the word in the file is not legal
     * @throws UsageException if the word is not legal
     */
    Variant orElse(Supplier<Optional<Variant>> stated) {
        try {
            return word == null ? stated.get().orElse(Variant.DOCUMENT) : Variant.of(word);
        } catch (IllegalArgumentException illegal) {
            throw new UsageException(illegal.getMessage());
        }
    }
}
