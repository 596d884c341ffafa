package dev.stridebook.kernel;

import static dev.stridebook.language.Language.say;

import dev.stridebook.compiler.CompilerErrors;
import dev.stridebook.notebook.CellError;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.Diag;
import jdk.jshell.ErroneousSnippet;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;

/** Formats a cell's compile errors: the compiler's message, the line with the span marked, and the fix where one is known. */
final class CompileErrors {
    private static final String NAME = "CompileError";
    private static final int MOST = 12;
    private static final List<String> PREVIEW =
            List.of("compiler.err.preview.feature.disabled", "compiler.err.is.preview");
    private static final Pattern ONE_OF_BOTH = Pattern.compile("(?:class|interface|enum|record) ([\\w.]+) in ");

    private final JShell shell;
    private final ImportedNames names;

    CompileErrors(JShell shell, ImportedNames names) {
        this.shell = shell;
        this.names = names;
    }

    CellError of(Snippet snippet, int cell, CellSource source, int start) {
        List<Diag> errors = shell.diagnostics(snippet).filter(Diag::isError).toList();
        if (errors.isEmpty()) {
            List<String> unknown = snippet instanceof DeclarationSnippet declaration
                    ? shell.unresolvedDependencies(declaration).toList()
                    : List.of();
            return incomplete(
                    unknown.isEmpty()
                            ? say("This is not a complete Java statement.")
                            : say("It uses %s, which is not defined.", String.join(", ", unknown)),
                    cell,
                    source,
                    start);
        }
        List<String> lines = new ArrayList<>();
        Set<String> remedies = new LinkedHashSet<>();
        Set<String> explained = new HashSet<>();
        for (Diag error : errors.subList(0, Math.min(MOST, errors.size()))) {
            describe(error, cell, source, start, lines);
            List<String> known = remedies(error, snippet);
            remedies.addAll(known);
            if (known.isEmpty()) {
                String line = source.line(source.lineOf(start + position(error)));
                Optional<String> missingImport = names.remedy(line);
                missingImport.ifPresent(remedies::add);
                if (missingImport.isEmpty()) {
                    // Below its own error, and once if there are several of a kind.
                    CompilerErrors.lines(error.getCode(), error.getMessage(Locale.ENGLISH), line).stream()
                            .filter(explained::add)
                            .forEach(lines::add);
                }
            }
        }
        if (errors.size() > MOST) {
            lines.add(say("  … %d more errors", errors.size() - MOST));
        }
        lines.addAll(remedies);
        Diag first = errors.get(0);
        int line = source.lineOf(start + position(first));
        return new CellError(NAME, messageLines(first).get(0), lines, line, ErrorText.line(source.line(line)));
    }

    /** An error of which only the position is known. */
    static CellError incomplete(String message, int cell, CellSource source, int start) {
        int line = source.lineOf(start);
        String text = ErrorText.line(source.line(line));
        CellPlace place = new CellPlace(source.place(cell, line), line, text, "");
        return new CellError(NAME, message, List.of(ErrorText.headline(NAME, message), place.toString()), line, text);
    }

    private static void describe(Diag error, int cell, CellSource source, int start, List<String> lines) {
        int from = Math.min(
                start + (int) Math.max(0, error.getStartPosition()),
                source.text().length());
        int to = Math.min(
                start + (int) Math.max(0, error.getEndPosition()), source.text().length());
        int at = Math.min(start + position(error), source.text().length());
        int line = source.lineOf(at);
        String text = source.line(line);
        int lineStart = source.lineStart(at);
        int left = Math.max(0, Math.min(from - lineStart, text.length()));
        int right = Math.max(left + 1, Math.min(to - lineStart, text.length()));
        if (from < lineStart) {
            left = Math.min(at - lineStart, text.length());
            right = left + 1;
        }
        List<String> message = messageLines(error);
        lines.add(ErrorText.headline(NAME, message.get(0)));
        message.stream().skip(1).map(more -> "  " + more).forEach(lines::add);
        lines.add("  " + Colors.place(source.place(cell, line) + ":"));
        ErrorText.Excerpt excerpt = ErrorText.Excerpt.of(text, left, right);
        lines.add("    " + excerpt.text());
        // Tabs are kept, so that the marks line up with the text above them.
        String before = excerpt.text()
                .substring(0, Math.min(excerpt.from(), excerpt.text().length()))
                .replaceAll("[^\t]", " ");
        lines.add("    " + before + Colors.mark("^".repeat(excerpt.to() - excerpt.from())));
    }

    private static int position(Diag error) {
        return (int) Math.max(0, error.getPosition());
    }

    private static List<String> messageLines(Diag error) {
        return ErrorText.lines(error.getMessage(null), error.getCode());
    }

    private static Snippet.Kind kindOf(Snippet snippet) {
        return snippet instanceof ErroneousSnippet broken ? broken.probableKind() : snippet.kind();
    }

    /** Two imports ending in {@code .*} may both provide a class of the same name; a single-class import takes precedence. */
    private static List<String> remedies(Diag error, Snippet snippet) {
        if (PREVIEW.stream().anyMatch(error.getCode()::startsWith)) {
            return List.of(say(
                    "  To have preview features, start Jupyter with the environment variable IJAVA_COMPILER_OPTS set to"
                            + " \"--enable-preview --release %d\", or set it in the env of the kernel's kernel.json.",
                    Runtime.version().feature()));
        }
        if (kindOf(snippet) == Snippet.Kind.STATEMENT && error.getMessage(null).endsWith("missing return value")) {
            return List.of("  " + NotebookHabits.noReturn());
        }
        if (error.getCode().equals("compiler.err.sealed.class.must.have.subclasses")) {
            return List.of(SealedTypes.remedy());
        }
        if (error.getCode().startsWith("compiler.err.non.sealed.with.no.sealed.supertype")) {
            return List.of(SealedTypes.nonSealedRemedy());
        }
        if (!error.getCode().equals("compiler.err.ref.ambiguous")) {
            return List.of();
        }
        List<String> imports = ONE_OF_BOTH
                .matcher(error.getMessage(null))
                .results()
                .map((MatchResult one) -> one.group(1))
                .filter(name -> name.contains("."))
                .sorted(Comparator.comparing((String name) -> !name.startsWith("java.util.")))
                .map(name -> "import " + name + ";")
                .toList();
        return imports.size() < 2
                ? List.of()
                : List.of(say("  Choose one first, with %s or %s", imports.get(0), imports.get(1)));
    }
}
