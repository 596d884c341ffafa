package dev.stridebook.cli;

import static dev.stridebook.language.Language.say;

import java.util.List;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * What picocli finds wrong with the arguments, in the current language. Picocli has its messages in English alone, and most of what they name
 * only within them: so each is known by its form. One that has no form here stays as it is.
 */
final class ParserErrors {
    private static final String OPTION =
            "(option '[^']*'(?: \\([^)]*\\))?|positional parameter at index \\S+ \\([^)]*\\))";

    private static final List<Form> FORMS = List.of(
            form("Unknown option: (.*)", parts -> say("Unknown option: %s", parts.group(1))),
            form("Unknown options: (.*)", parts -> say("Unknown options: %s", parts.group(1))),
            form(
                    "Unmatched argument at index (\\d+): (.*)",
                    parts -> say("Unmatched argument at index %s: %s", parts.group(1), parts.group(2))),
            form(
                    "Unmatched arguments from index (\\d+): (.*)",
                    parts -> say("Unmatched arguments from index %s: %s", parts.group(1), parts.group(2))),
            form(
                    "Missing required parameter for " + OPTION,
                    parts -> say("Missing required parameter for %s", argument(parts.group(1)))),
            form("Missing required parameter: (.*)", parts -> say("Missing required parameter: %s", parts.group(1))),
            form("Missing required parameters: (.*)", parts -> say("Missing required parameters: %s", parts.group(1))),
            form("Missing required option: (.*)", parts -> say("Missing required option: %s", parts.group(1))),
            form("Missing required options: (.*)", parts -> say("Missing required options: %s", parts.group(1))),
            form(
                    "Missing required options and parameters: (.*)",
                    parts -> say("Missing required options and parameters: %s", parts.group(1))),
            form(
                    "Error: Missing required argument \\(specify one of these\\): (.*)",
                    parts -> say("Error: Missing required argument (specify one of these): %s", parts.group(1))),
            form(
                    "Error: Missing required argument\\(s\\): (.*)",
                    parts -> say("Error: Missing required argument(s): %s", parts.group(1))),
            form(
                    "Error: (.*) are mutually exclusive \\(specify only one\\)",
                    parts -> say("Error: %s are mutually exclusive (specify only one)", parts.group(1))),
            form(
                    "Expected parameter for " + OPTION + " but found '(.*)'",
                    parts -> say("Expected parameter for %s but found '%s'", argument(parts.group(1)), parts.group(2))),
            form(
                    OPTION + " should be specified only once",
                    parts -> say("%s should be specified only once", argument(parts.group(1)))),
            form(
                    "Invalid value for " + OPTION + ": (.*)",
                    parts -> say("Invalid value for %s: %s", argument(parts.group(1)), reason(parts.group(2)))));

    private static final List<Form> ARGUMENTS = List.of(
            form("option ('.*)", parts -> say("option %s", parts.group(1))),
            form(
                    "positional parameter at index (\\S+) (.*)",
                    parts -> say("positional parameter at index %s %s", parts.group(1), parts.group(2))));

    private static final List<Form> REASONS = List.of(
            form("'(.*)' is not an? (?:int|long)", parts -> say("'%s' is not an int", parts.group(1))),
            form("'(.*)' is not a double", parts -> say("'%s' is not a double", parts.group(1))));

    private record Form(Pattern picoclis, Function<MatchResult, String> ours) {}

    private ParserErrors() {}

    private static Form form(String picoclis, Function<MatchResult, String> ours) {
        return new Form(Pattern.compile(picoclis, Pattern.DOTALL), ours);
    }

    /** Returns what is wrong, and what might have been meant. */
    static String text(ParameterException wrong) {
        String text = said(FORMS, wrong.getMessage());
        if (!(wrong instanceof UnmatchedArgumentException unmatched)
                || unmatched.getSuggestions().isEmpty()) {
            return text;
        }
        return text + System.lineSeparator() + suggestions(unmatched);
    }

    private static String suggestions(UnmatchedArgumentException unmatched) {
        if (unmatched.isUnknownOption()) {
            return say("Possible solutions: %s", String.join(", ", unmatched.getSuggestions()));
        }
        String command = unmatched.getCommandLine().getCommandName();
        return unmatched.getSuggestions().stream()
                .map(name -> command + " " + name)
                .reduce((one, other) -> say("%s or %s", one, other))
                .map(names -> say("Did you mean: %s?", names))
                .orElseThrow();
    }

    private static String argument(String picoclis) {
        return said(ARGUMENTS, picoclis);
    }

    private static String reason(String picoclis) {
        return said(REASONS, picoclis);
    }

    private static String said(List<Form> forms, String picoclis) {
        for (Form form : forms) {
            Matcher matcher = form.picoclis().matcher(picoclis);
            if (matcher.matches()) {
                return form.ours().apply(matcher.toMatchResult());
            }
        }
        return picoclis;
    }
}
