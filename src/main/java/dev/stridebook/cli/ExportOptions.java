package dev.stridebook.cli;

import static dev.stridebook.language.Language.say;

import dev.stridebook.grade.report.Lms;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Option;

/** What other systems get. */
final class ExportOptions {
    @Option(
            names = "--export",
            paramLabel = "LMS",
            split = ",",
            description =
                    "Also write files that moodle, canvas or blackboard import. The roster says who is who there.")
    private List<String> names = List.of();

    @Option(
            names = "--assignment",
            paramLabel = "NAME",
            description = "Name of the assignment in tables for other systems, such as \"Homework 3 (4711)\" for Canvas"
                    + " (default: the lessons and exercises).")
    private String assignment;

    Optional<String> assignment() {
        return Optional.ofNullable(assignment);
    }

    Set<Lms> systems() {
        Set<Lms> systems = EnumSet.noneOf(Lms.class);
        for (String name : names) {
            systems.add(Arrays.stream(Lms.values())
                    .filter(system -> system.name().equalsIgnoreCase(name.strip()))
                    .findFirst()
                    .orElseThrow(() -> new UsageException(say(
                            "--export cannot write files for \"%s\". It knows moodle, canvas and blackboard.", name))));
        }
        return systems;
    }
}
