package dev.stridebook.kernel.magic;

import static dev.stridebook.language.Language.say;

import io.github.spencerpark.jupyter.kernel.magic.registry.UndefinedMagicException;
import java.util.stream.Collectors;

/** Reports that no magic has this name; the message lists those that exist. */
public final class UnknownMagicException extends UndefinedMagicException {
    private static final long serialVersionUID = 1L;

    private final String message;

    UnknownMagicException(String name, boolean isLine, MagicRegistry registry) {
        super(name, isLine);
        String sign = isLine ? "%" : "%%";
        boolean isOfOtherKind = (isLine ? registry.cellNames() : registry.lineNames()).contains(name);
        this.message = isOfOtherKind
                ? isLine
                        ? say(
                                "%%%%%s is for a whole cell: write it with two percent signs on the cell's first line.",
                                name)
                        : say("%%%s is for one line: write it with one percent sign.", name)
                : say(
                        "There is no magic %s%s. Available magics: %s.",
                        sign,
                        name,
                        (isLine ? registry.lineNames() : registry.cellNames())
                                .stream().map(known -> sign + known).collect(Collectors.joining(", ")));
    }

    @Override
    public String getMessage() {
        return message;
    }
}
