package dev.stridebook.cli;

import static dev.stridebook.language.Language.say;

import dev.stridebook.language.Language;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.ResourceBundle;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/**
 * What a command's help says in the current language. The texts stand in English in picocli's annotations; picocli looks for others under
 * the keys of a resource bundle, and this is one that is made from the annotations and the catalog.
 */
final class HelpTexts extends ResourceBundle {
    private final Map<String, String> texts = new LinkedHashMap<>();

    private HelpTexts(CommandSpec command) {
        UsageMessageSpec usage = command.usageMessage();
        put("usage.header", usage.header());
        put("usage.description", usage.description());
        put("usage.footer", usage.footer());
        put("usage.customSynopsis", usage.customSynopsis());
        texts.put(
                "usage.commandListHeading",
                usage.commandListHeading().startsWith("%n") ? say("%nCommands:%n") : say("Commands:%n"));
        if (!usage.synopsisHeading().isEmpty()) {
            texts.put("usage.synopsisHeading", say("Usage: "));
        }
        texts.put("mixinStandardHelpOptions.help", say("Show this help message and exit."));
        texts.put("mixinStandardHelpOptions.version", say("Print version information and exit."));
        for (OptionSpec option : command.options()) {
            if (option.descriptionKey().isEmpty()) {
                put(option.longestName().replaceFirst("^-+", ""), option.description());
            }
        }
        for (PositionalParamSpec parameter : command.positionalParameters()) {
            put("%s[%s]".formatted(parameter.paramLabel(), parameter.index()), parameter.description());
        }
    }

    /** Gives a command and all below it help in the current language; in English, the annotations have it already. */
    static void addTo(CommandLine command) {
        if (Language.current() == Language.ENGLISH) {
            return;
        }
        command.getSubcommands().values().forEach(HelpTexts::addTo);
        command.getCommandSpec().resourceBundle(new HelpTexts(command.getCommandSpec()));
    }

    private void put(String key, String... lines) {
        for (int i = 0; i < lines.length; i++) {
            texts.put(key + "." + i, Language.say(lines[i]));
        }
    }

    @Override
    protected Object handleGetObject(String key) {
        return texts.get(key);
    }

    @Override
    public Enumeration<String> getKeys() {
        return Collections.enumeration(texts.keySet());
    }
}
