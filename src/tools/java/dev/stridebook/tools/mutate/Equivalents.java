package dev.stridebook.tools.mutate;

import dev.stridebook.course.check.Catalogue;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Changes of reference answers that leave them right, each with the reason: the lines of {@code equivalents.tsv}. */
public final class Equivalents {
    /**
     * A change that no test can catch.
     *
     * @param id the exercise's
     * @param change as {@link Mutant#change} gives it
     * @param reason why the answer is still right for all that the task allows
     */
    record Equivalent(String id, String change, String reason) {}

    private final List<Equivalent> all;

    private Equivalents(List<Equivalent> all) {
        this.all = all;
    }

    /** Reads the list. */
    public static Equivalents read() throws IOException {
        try (InputStream stream = Equivalents.class.getResourceAsStream("/dev/stridebook/tools/equivalents.tsv")) {
            return parse(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    /** @throws IllegalArgumentException if a line has other than three parts, or an id is unknown */
    static Equivalents parse(String text) {
        List<Equivalent> all = new ArrayList<>();
        for (String line : text.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList()) {
            String[] parts = line.split("\t");
            if (parts.length != 3 || Catalogue.find(parts[0]).isEmpty()) {
                throw new IllegalArgumentException(
                        "A line of equivalents.tsv must be an exercise's id, a change and the reason, with tabs between them, but is: "
                                + line);
            }
            all.add(new Equivalent(parts[0], parts[1], parts[2]));
        }
        return new Equivalents(all);
    }

    /** Returns why a mutant is right, if it is listed. */
    public Optional<String> reason(String id, Mutant mutant) {
        return all.stream()
                .filter(each -> each.id().equals(id) && each.change().equals(mutant.change()))
                .map(Equivalent::reason)
                .findFirst();
    }

    /** Returns the listed changes of an exercise that are not among its surviving mutants: caught after all, or no longer made. */
    public List<String> stale(String id, List<Mutant> surviving) {
        Set<String> changes = surviving.stream().map(Mutant::change).collect(Collectors.toSet());
        return all.stream()
                .filter(each -> each.id().equals(id) && !changes.contains(each.change()))
                .map(Equivalent::change)
                .toList();
    }
}
