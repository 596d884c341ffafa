package dev.stridebook.kernel;

import dev.stridebook.kernel.magic.MagicRegistry;
import dev.stridebook.notebook.MimeBundle;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jshell.JShell;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Completeness;
import jdk.jshell.SourceCodeAnalysis.Documentation;
import jdk.jshell.SourceCodeAnalysis.Suggestion;

/** Helps while typing: completion, signatures with their documentation, and whether a cell is complete. */
final class CodeAssist {
    /** JShell offers the class that it wraps an expression in. */
    private static final String JSHELLS_OWN = "$JShell$";

    private static final String INDENTATION = "    ";

    private final JShell shell;
    private final Supplier<NavigableSet<String>> packages;
    private final MagicRegistry magics;
    private final SourceDocumentation sources;

    /**
     * @param packages supplies the names of all packages that currently exist
     * @param loader finds the session's classes
     */
    CodeAssist(JShell shell, Supplier<NavigableSet<String>> packages, MagicRegistry magics, ClassLoader loader) {
        this.shell = shell;
        this.packages = packages;
        this.magics = magics;
        this.sources = new SourceDocumentation(loader);
    }

    /**
     * The possible replacements for the text between two positions.
     *
     * @param start of the text to replace, in UTF-16 units
     * @param end of the text to replace, in UTF-16 units
     */
    record Completions(List<String> matches, int start, int end) {}

    /**
     * @param status {@code complete}, {@code incomplete} or {@code invalid}
     * @param indent the indentation of the next line of an incomplete cell
     */
    record CellCompleteness(String status, String indent) {}

    Completions complete(String code, int cursor) {
        return MagicCompletion.of(magics, code.substring(0, cursor)).orElseGet(() -> completeJava(code, cursor));
    }

    private Completions completeJava(String code, int cursor) {
        int start = startOfSnippetAt(code, cursor);
        int[] anchor = {0};
        List<Suggestion> suggestions =
                shell.sourceCodeAnalysis().completionSuggestions(code.substring(start, cursor), cursor - start, anchor);
        List<String> names = PackageCompletion.of(packages.get(), code.substring(0, cursor));
        List<String> matches = Stream.concat(suggestions.stream().map(Suggestion::continuation), names.stream())
                .filter(name -> !name.contains(JSHELLS_OWN))
                .distinct()
                .toList();
        if (matches.isEmpty()) {
            return new Completions(matches, cursor, cursor);
        }
        return new Completions(matches, suggestions.isEmpty() ? startOfName(code, cursor) : start + anchor[0], cursor);
    }

    private static int startOfName(String code, int cursor) {
        int start = cursor;
        while (start > 0 && Character.isJavaIdentifierPart(code.charAt(start - 1))) {
            start--;
        }
        return start;
    }

    /**
     * Returns the signatures at or around the cursor, each with its documentation where its source is at hand, as text and as Markdown.
     *
     * @param isDetailed whether to add the source
     */
    Optional<MimeBundle> inspect(String code, int cursor, boolean isDetailed) {
        int end = cursor;
        while (end < code.length() && Character.isJavaIdentifierPart(code.charAt(end))) {
            end++;
        }
        int start = startOfSnippetAt(code, end);
        String upToIdentifier = code.substring(start, end);
        List<Documentation> found = documentation(upToIdentifier);
        if (found.isEmpty()) {
            // JShell does not recognise a method's name before its opening parenthesis.
            found = documentation(upToIdentifier + "(");
        }
        if (found.isEmpty()) {
            return Optional.empty();
        }
        List<String> plain = new ArrayList<>();
        List<String> markdown = new ArrayList<>();
        for (Documentation each : found) {
            String signature = withoutRecordHeader(each.signature());
            Optional<SourceDocumentation.Found> source = sources.find(DocumentedSignature.of(signature));
            String comment = each.javadoc() != null
                    ? each.javadoc()
                    : source.map(SourceDocumentation.Found::comment).orElse("");
            String details =
                    isDetailed ? source.map(SourceDocumentation.Found::source).orElse("") : "";
            String shown = withSimpleNames(signature);
            plain.add(joined("\n", shown, JavadocText.plain(comment), details));
            markdown.add(joined("\n\n", java(shown), JavadocText.markdown(comment), java(details)));
        }
        return Optional.of(MimeBundle.text(String.join("\n\n", plain))
                .with(MimeBundle.MARKDOWN, String.join("\n\n---\n\n", markdown)));
    }

    /** JShell of JDK 25 names a record with its components, also where it is only the owner of a method. */
    private static String withoutRecordHeader(String signature) {
        return signature.replaceAll("\\([^()]*\\)(?=\\.)", "");
    }

    /** A class is shown with its package; what it has, without. */
    private static String withSimpleNames(String signature) {
        return signature.contains("(") || signature.contains(":")
                ? signature.replaceAll("\\b([a-z_]\\w*\\.)+(?=[A-Z])", "")
                : signature;
    }

    private static String joined(String separator, String... parts) {
        return Stream.of(parts).filter(part -> !part.isEmpty()).collect(Collectors.joining(separator));
    }

    private static String java(String code) {
        return code.isEmpty() ? "" : "```java\n" + code + "\n```";
    }

    private List<Documentation> documentation(String code) {
        return shell.sourceCodeAnalysis().documentation(code, code.length(), true);
    }

    CellCompleteness completeness(String code) {
        List<CellSource.Piece> pieces =
                CellSource.parse(code, shell.sourceCodeAnalysis()).pieces();
        if (pieces.isEmpty()) {
            return new CellCompleteness("complete", "");
        }
        if (HelpQuestion.in(code).isPresent()) {
            return new CellCompleteness("complete", "");
        }
        CellSource.Piece last = pieces.get(pieces.size() - 1);
        return switch (last.completeness()) {
            case UNKNOWN -> new CellCompleteness("invalid", "");
            case DEFINITELY_INCOMPLETE, CONSIDERED_INCOMPLETE -> new CellCompleteness("incomplete", indentAfter(code));
            default -> new CellCompleteness("complete", "");
        };
    }

    private static String indentAfter(String code) {
        String line = code.stripTrailing();
        line = line.substring(line.lastIndexOf('\n') + 1);
        String same = line.substring(0, line.length() - line.stripLeading().length());
        return line.endsWith("{") || line.endsWith("(") ? same + INDENTATION : same;
    }

    /** Skips earlier statements, as JShell looks at a single one. */
    private int startOfSnippetAt(String code, int cursor) {
        int start = 0;
        while (true) {
            String before = code.substring(start, cursor);
            SourceCodeAnalysis.CompletionInfo info =
                    shell.sourceCodeAnalysis().analyzeCompletion(SealedTypes.analysable(before));
            if (info.completeness() != Completeness.COMPLETE || info.remaining().isBlank()) {
                return start;
            }
            start = cursor - info.remaining().length();
        }
    }
}
