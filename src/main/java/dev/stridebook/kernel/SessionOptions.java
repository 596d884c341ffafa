package dev.stridebook.kernel;

import static dev.stridebook.language.Language.say;

import dev.stridebook.kernel.magic.Globs;
import dev.stridebook.kernel.magic.MagicArguments;
import dev.stridebook.language.Language;
import dev.stridebook.settings.Settings;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;

/**
 * The options set by IJava's environment variables. An invalid variable is ignored and reported in the first cell.
 *
 * @param classPath {@code IJAVA_CLASSPATH}: jars and folders, with wildcards
 * @param compilerOptions {@code IJAVA_COMPILER_OPTS}
 * @param timeout {@code IJAVA_TIMEOUT}: the time limit for one top-level statement
 * @param startupScripts {@code IJAVA_STARTUP_SCRIPTS_PATH}, then {@code IJAVA_STARTUP_SCRIPT}
 * @param imports {@link Settings#IMPORTS}: the names that the session begins with, without {@code import}
 * @param problems one sentence per invalid variable
 */
record SessionOptions(
        List<Path> classPath,
        List<String> compilerOptions,
        Optional<Duration> timeout,
        List<Script> startupScripts,
        List<String> imports,
        List<String> problems) {
    private static final Pattern TIMEOUT = Pattern.compile("\\s*(-?\\d{1,18})\\s*([A-Za-z]*)\\s*");

    /** @param name the file or variable it comes from */
    record Script(String name, String source) {}

    static SessionOptions of(Map<String, String> environment) {
        List<String> problems = new ArrayList<>();
        Language.problem().ifPresent(problems::add);
        List<Path> classPath = files("IJAVA_CLASSPATH", environment, problems);
        List<Script> scripts = new ArrayList<>();
        for (Path file : files("IJAVA_STARTUP_SCRIPTS_PATH", environment, problems)) {
            try {
                if (Files.isRegularFile(file)) {
                    scripts.add(new Script(file.getFileName().toString(), Files.readString(file)));
                }
            } catch (IOException e) {
                problems.add(say("The startup script %s cannot be read (%s).", file, e));
            }
        }
        String script = environment.getOrDefault("IJAVA_STARTUP_SCRIPT", "");
        if (!script.isBlank()) {
            scripts.add(new Script("IJAVA_STARTUP_SCRIPT", script));
        }
        return new SessionOptions(
                classPath,
                compilerOptions(environment.getOrDefault("IJAVA_COMPILER_OPTS", ""), problems),
                timeout(environment.getOrDefault("IJAVA_TIMEOUT", ""), problems),
                scripts,
                imports(Optional.ofNullable(environment.get(Settings.IMPORTS)).or(Settings::imports), problems),
                List.copyOf(problems));
    }

    /** Returns whether a cell that ends with a semicolon shows its value, as in IJava: notebooks written for it rely on that. */
    boolean showsValuesBeforeSemicolons() {
        return imports.equals(SessionImports.ijavas());
    }

    private static List<String> imports(Optional<String> choice, List<String> problems) {
        if (choice.filter(OwnKernel.IJAVAS_IMPORTS::equals).isPresent()) {
            return SessionImports.ijavas();
        }
        choice.filter(other -> !other.isBlank())
                .ifPresent(other -> problems.add(say(
                        "%s is ignored: it must be %s or not set, but it is \"%s\".",
                        Settings.IMPORTS, OwnKernel.IJAVAS_IMPORTS, other)));
        return SessionImports.all();
    }

    private static List<Path> files(String variable, Map<String, String> environment, List<String> problems) {
        List<Path> files = new ArrayList<>();
        for (String name : environment.getOrDefault(variable, "").split(Pattern.quote(File.pathSeparator))) {
            if (!name.isBlank()) {
                try {
                    List<Path> found = Globs.matching(name.strip());
                    if (found.isEmpty()) {
                        problems.add(say("%s names %s, which does not exist.", variable, name));
                    }
                    files.addAll(found);
                } catch (IOException | IllegalArgumentException e) {
                    problems.add(say("%s names %s, which cannot be read (%s).", variable, name, e.getMessage()));
                }
            }
        }
        return List.copyOf(files);
    }

    private static List<String> compilerOptions(String text, List<String> problems) {
        List<String> options = MagicArguments.split(text);
        try {
            ToolProvider.getSystemJavaCompiler().getTask(null, null, null, options, null, List.of());
            return options;
        } catch (IllegalArgumentException | IllegalStateException e) {
            problems.add(say("IJAVA_COMPILER_OPTS is ignored: %s", e.getMessage()));
            return List.of();
        }
    }

    /** Milliseconds, or a number with one of Java's time units such as {@code 30 SECONDS}; empty if it is not positive. */
    private static Optional<Duration> timeout(String text, List<String> problems) {
        if (text.isBlank()) {
            return Optional.empty();
        }
        Matcher parts = TIMEOUT.matcher(text);
        try {
            if (!parts.matches()) {
                throw new IllegalArgumentException(text);
            }
            long number = Long.parseLong(parts.group(1));
            String unit = parts.group(2).toUpperCase(Locale.ROOT);
            TimeUnit timeUnit = unit.isEmpty() ? TimeUnit.MILLISECONDS : TimeUnit.valueOf(unit);
            return number < 1 ? Optional.empty() : Optional.of(Duration.ofMillis(timeUnit.toMillis(number)));
        } catch (IllegalArgumentException e) {
            problems.add(say(
                    "IJAVA_TIMEOUT is ignored: it must be a number of milliseconds, or a number with a unit such as 30 SECONDS, but it is \"%s\".",
                    text));
            return Optional.empty();
        }
    }
}
