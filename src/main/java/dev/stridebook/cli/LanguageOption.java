package dev.stridebook.cli;

import dev.stridebook.language.Language;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/**
 * The option of all commands that chooses the language. It has taken effect before picocli sees it, see {@link Language#useAsked}: here it is
 * only described and accepted.
 */
final class LanguageOption {
    @Option(
            names = Language.OPTION,
            paramLabel = "LANG",
            scope = ScopeType.INHERIT,
            description = "Language: en or zh (default: STRIDEBOOK_LANG, or else the system's).")
    private String language;

    private LanguageOption() {}

    static void addTo(CommandLine command) {
        command.addMixin("language", new LanguageOption());
    }

    /** Returns whether the user has chosen a language on the command line. */
    static boolean isGiven(CommandSpec command) {
        return command.root().findOption(Language.OPTION).getValue() != null;
    }
}
