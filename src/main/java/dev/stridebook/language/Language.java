package dev.stridebook.language;

import dev.stridebook.settings.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A language that Stridebook speaks. Texts stand in English where they are needed, as {@code say("%d of %d points", 3, 5)}; what they are in
 * another language is in that language's {@link Catalog}. Longer texts are files, of which each language has its own.
 */
public enum Language {
    /** The language of the texts in the code. */
    ENGLISH("en"),
    /** Chinese in simplified characters. */
    CHINESE("zh");

    /** The option of all commands that chooses the language. */
    public static final String OPTION = "--lang";

    private static final AtomicBoolean IS_PROBLEM_KNOWN = new AtomicBoolean();

    private final String code;
    /** The locales that name it. Each text asks, so this is compiled once. */
    private final Pattern locales;

    private final Catalog catalog;

    Language(String code) {
        this.code = code;
        this.locales = Pattern.compile("(?i)" + code + "(?:[-_.@].*)?");
        this.catalog = new Catalog(code);
    }

    /** Returns the code of ISO 639 that names its files: {@code en}, {@code zh}. */
    public String code() {
        return code;
    }

    /** Returns where the files of this language are: in a folder itself if they are in English, otherwise in one below it. */
    public Path in(Path folder) {
        return this == ENGLISH ? folder : folder.resolve(code);
    }

    /** Returns the language of the files in a folder: the opposite of {@link #in}. */
    public static Language ofFiles(Path folder) {
        return Stream.of(values())
                .filter(language -> folder.endsWith(language.code))
                .findFirst()
                .orElse(ENGLISH);
    }

    /** Returns the tag of BCP 47 for web pages, which decides about the shapes of characters: {@code en}, {@code zh-CN}. */
    public String tag() {
        return this == CHINESE ? "zh-CN" : code;
    }

    /**
     * Returns what is spoken now: the language that {@link Settings#LANGUAGE} names, or else the system's, or else English. It is English, too,
     * if the setting names one that we do not speak; the first time, a line on the error output says so, unless {@link #problem} has.
     */
    public static Language current() {
        Optional<String> asked = Settings.language();
        Optional<Language> spoken = of(asked.orElseGet(Settings::systemLanguage));
        if (spoken.isEmpty() && asked.isPresent() && !IS_PROBLEM_KNOWN.get()) {
            problem().ifPresent(System.err::println);
        }
        return spoken.orElse(ENGLISH);
    }

    /** Returns what is wrong with {@link Settings#LANGUAGE}; empty if nothing is. Whoever asks tells the user. */
    public static Optional<String> problem() {
        Optional<String> unknown = Settings.language().filter(name -> of(name).isEmpty());
        IS_PROBLEM_KNOWN.set(unknown.isPresent());
        return unknown.map(name -> say(
                "%s is \"%s\", which is no language that Stridebook speaks. There are: %s.",
                Settings.LANGUAGE, name, codes()));
    }

    /**
     * Speaks the language that the option {@code --lang} among these words asks for, wherever it stands. This comes before the command line is
     * understood, since what is wrong with it is said in that language, too.
     *
     * @throws IllegalArgumentException if it or {@link Settings#LANGUAGE} names a language that we do not speak
     */
    public static void useAsked(List<String> words) {
        asked(words)
                .map(Language::named)
                .ifPresentOrElse(
                        Language::use,
                        () -> problem().ifPresent(problem -> {
                            throw new IllegalArgumentException(problem);
                        }));
    }

    private static Optional<String> asked(List<String> words) {
        Optional<String> asked = Optional.empty();
        for (int i = 0; i < words.size() && !words.get(i).equals("--"); i++) {
            if (words.get(i).startsWith(OPTION + "=")) {
                asked = Optional.of(words.get(i).substring(OPTION.length() + 1));
            } else if (words.get(i).equals(OPTION) && i + 1 < words.size()) {
                asked = Optional.of(words.get(i + 1));
            }
        }
        return asked;
    }

    /** Returns what makes a process that this one starts speak the current language, as environment variables. */
    public static Map<String, String> environment() {
        return Map.of(Settings.LANGUAGE, current().code);
    }

    private static String codes() {
        return Stream.of(values()).map(Language::code).collect(Collectors.joining(", "));
    }

    /** Returns the language that a locale as {@code zh_CN.UTF-8}, {@code zh-Hans} or {@code zh} names; empty if we do not speak it. */
    public static Optional<Language> of(String locale) {
        return Stream.of(values())
                .filter(language -> language.locales.matcher(locale).matches())
                .findFirst();
    }

    /**
     * Like {@link #of}, for what a user asks for.
     *
     * @throws IllegalArgumentException if we do not speak it
     */
    public static Language named(String locale) {
        return of(locale)
                .orElseThrow(() -> new IllegalArgumentException(
                        say("There is no language \"%s\". There are: %s.", locale, codes())));
    }

    /** Speaks this language from now on. */
    public void use() {
        System.setProperty(Settings.LANGUAGE, code);
    }

    /** Speaks this language as long as the work takes. */
    public <T> T during(Supplier<T> work) {
        Optional<String> before = Optional.ofNullable(System.getProperty(Settings.LANGUAGE));
        use();
        try {
            return work.get();
        } finally {
            before.ifPresentOrElse(
                    language -> System.setProperty(Settings.LANGUAGE, language),
                    () -> System.clearProperty(Settings.LANGUAGE));
        }
    }

    /**
     * Says a text in the current language.
     *
     * @param english the text, a constant: a format as for {@link String#format} if there are arguments
     */
    public static String say(String english, Object... arguments) {
        String text = current().catalog.of(english);
        return arguments.length == 0 ? text : String.format(Locale.ROOT, text, arguments);
    }
}
