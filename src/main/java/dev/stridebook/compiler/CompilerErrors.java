package dev.stridebook.compiler;

import dev.stridebook.Internal;
import dev.stridebook.language.Columns;
import dev.stridebook.language.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Says in a sentence what the compiler's most frequent errors mean and what to do. The sentences are in {@code errors.en.properties}, by
 * the compiler's own key, and a case where one key has several causes.
 */
@Internal
public final class CompilerErrors {
    private static final Map<Language, Properties> SENTENCES = new EnumMap<>(Language.class);
    /** Narrow enough for a notebook on half a screen. */
    private static final int COLUMNS = 68;

    private static final Pattern SYMBOL = Pattern.compile("symbol:\\s+(class|variable|method) (\\w+)");
    private static final Pattern ARRAY_OWNER = Pattern.compile("location:.* of type [\\w.]+(\\[])+");
    private static final Pattern TEXT_OWNER = Pattern.compile("location:.* of type (java\\.lang\\.)?String");

    /** Where a class that a beginner names without an import probably is. */
    private static final List<String> PACKAGES = List.of(
            "java.util",
            "java.util.stream",
            "java.util.function",
            "java.math",
            "java.time",
            "java.io",
            "java.nio.file",
            "java.text",
            "java.util.concurrent",
            "java.util.regex",
            "dev.stridebook.shape",
            "dev.stridebook.nn",
            "dev.stridebook.course",
            "dev.stridebook.course.exercise",
            "org.nd4j.linalg.factory",
            "org.nd4j.linalg.api.ndarray");

    /** Names of java.lang that are often written with a wrong first letter. */
    private static final Map<String, String> MISSPELLED = Map.ofEntries(
            Map.entry("string", "String"),
            Map.entry("system", "System"),
            Map.entry("math", "Math"),
            Map.entry("integer", "Integer"),
            Map.entry("object", "Object"),
            Map.entry("bool", "boolean"),
            Map.entry("Int", "int"),
            Map.entry("Bool", "boolean"),
            Map.entry("True", "true"),
            Map.entry("False", "false"),
            Map.entry("None", "null"),
            Map.entry("Null", "null"),
            Map.entry("NULL", "null"),
            Map.entry("self", "this"));

    private CompilerErrors() {}

    /** Returns the sentence of a key in the current language; null if there is none. */
    private static synchronized String text(String key) {
        return SENTENCES
                .computeIfAbsent(
                        Language.current(), language -> read("errors.%s.properties".formatted(language.code())))
                .getProperty(key);
    }

    private static Properties read(String file) {
        Properties sentences = new Properties();
        try (InputStream stream = CompilerErrors.class.getResourceAsStream(file);
                Reader reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
            sentences.load(reader);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return sentences;
    }

    /** Returns an explanation as indented lines for a terminal; none if the error is not known. See {@link #explain}. */
    public static List<String> lines(String code, String message, String line) {
        return explain(code, message, line).stream()
                .flatMap(sentence -> Columns.wrap(sentence, COLUMNS).stream())
                .map(part -> "  " + part)
                .toList();
    }

    /**
     * Explains an error.
     *
     * @param code the compiler's key, {@code compiler.err.missing.ret.stmt}
     * @param message the compiler's message, in English
     * @param line the line of the source to which it points
     * @return a sentence or two to a beginner; empty for errors that beginners rarely make
     */
    public static Optional<String> explain(String code, String message, String line) {
        String key = code.replaceFirst("^compiler\\.err\\.", "");
        if (key.startsWith("cant.resolve")) {
            return unknownName(message);
        }
        return Stream.concat(cases(key, message, line), Stream.of(key))
                .map(CompilerErrors::text)
                .filter(sentence -> sentence != null)
                .findFirst();
    }

    private static Stream<String> cases(String key, String message, String line) {
        return switch (key) {
            case "prob.found.req" -> Stream.of(incompatible(message, line));
            case "expected", "expected2", "expected3" ->
                Stream.of(
                        message.startsWith("';'")
                                ? "expected/semicolon"
                                : message.startsWith("')'") ? "expected/parenthesis" : "expected");
            case "illegal.start.of.expr" ->
                Stream.of(line.contains("return {") || line.contains("= {") ? "illegal.start.of.expr/array" : key);
            case "operator.cant.be.applied.1", "incomparable.types" ->
                Stream.of(message.contains("String") ? "operator/text" : "operator");
            // Later Javas have other keys for two of them.
            case "cant.assign.val.to.var" -> Stream.of("cant.assign.val.to.final.var");
            case "class.method.or.field.expected" -> Stream.of("expected4");
            default -> Stream.empty();
        };
    }

    private static String incompatible(String message, String line) {
        if (message.contains("possible lossy conversion")) {
            return message.contains("from double to float") ? "prob.found.req/float" : "prob.found.req/lossy";
        }
        if (message.contains("missing return value")) {
            return "prob.found.req/no-value";
        }
        if (message.contains("unexpected return value")) {
            return "prob.found.req/void";
        }
        if (message.contains("cannot be converted to boolean")
                && line.matches(".*\\b(if|while)\\s*\\([^=]*[^=!<>]=[^=].*")) {
            return "prob.found.req/assignment";
        }
        if (message.contains("bad return type in lambda")) {
            return "prob.found.req/lambda";
        }
        return "prob.found.req";
    }

    private static Optional<String> unknownName(String message) {
        Matcher symbol = SYMBOL.matcher(message);
        if (!symbol.find()) {
            return Optional.ofNullable(text("cant.resolve"));
        }
        String kind = symbol.group(1);
        String name = symbol.group(2);
        if (ARRAY_OWNER.matcher(message).find() && (name.equals("size") || name.equals("length"))) {
            return sentence("cant.resolve/array-length");
        }
        if (TEXT_OWNER.matcher(message).find() && name.equals("length") && kind.equals("variable")) {
            return sentence("cant.resolve/text-length");
        }
        if (MISSPELLED.containsKey(name)) {
            return sentence("cant.resolve/misspelled", name, MISSPELLED.get(name));
        }
        Optional<String> found = kind.equals("method")
                ? Optional.empty()
                : PACKAGES.stream()
                        .map(packageName -> packageName + "." + name)
                        .filter(CompilerErrors::exists)
                        .findFirst();
        return found.isPresent()
                ? sentence("cant.resolve/import", name, found.get())
                : sentence("cant.resolve/" + kind, name);
    }

    private static boolean exists(String className) {
        return CompilerErrors.class.getClassLoader().getResource(className.replace('.', '/') + ".class") != null
                || ClassLoader.getPlatformClassLoader().getResource(className.replace('.', '/') + ".class") != null;
    }

    private static Optional<String> sentence(String key, Object... names) {
        return Optional.ofNullable(text(key)).map(sentence -> sentence.formatted(names));
    }
}
