package dev.stridebook.tools.poison;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Draws cells that try to break a session: the same seed and number give the same cell. */
final class PoisonCells {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(400);

    private final long seed;

    PoisonCells(long seed) {
        this.seed = seed;
    }

    PoisonCell cell(int number) {
        SplittableRandom random = new SplittableRandom(seed * 1_000_003 + number);
        int kind = random.nextInt(100);
        if (kind < 6) {
            return new PoisonCell(filled(oneOf(PoisonFragments.ENDLESS, random), random), SHORT);
        }
        String source = kind < 28
                ? nested(random)
                : kind < 32
                        ? repeated(random)
                        : kind < 42 ? nearLimit(random) : filled(oneOf(PoisonFragments.ALL, random), random);
        if (random.nextInt(4) == 0) {
            source += "\n" + filled(oneOf(PoisonFragments.ALL, random), random);
        }
        for (int mutations = random.nextInt(3); mutations > 0; mutations--) {
            source = mutated(source, random);
        }
        return new PoisonCell(source, LONG);
    }

    /** {@code #} stands for a number, so that cells meet the names of earlier ones now and then; {@code §} for an odd name. */
    private static String filled(String fragment, SplittableRandom random) {
        String number = Integer.toString(random.nextInt(12));
        String name = oneOf(PoisonFragments.NAMES, random);
        return fragment.replace("#", number).replace("§", name);
    }

    private static String oneOf(List<String> texts, SplittableRandom random) {
        return texts.get(random.nextInt(texts.size()));
    }

    private static String nested(SplittableRandom random) {
        int depth = 1 << (1 + random.nextInt(13));
        String[] nest = PoisonFragments.NESTS.get(random.nextInt(PoisonFragments.NESTS.size()));
        String closed = nest[3].repeat(random.nextInt(8) == 0 ? depth - 1 : depth);
        return filled(nest[0] + nest[1].repeat(depth) + nest[2] + closed + nest[4], random);
    }

    private static String repeated(SplittableRandom random) {
        int times = 10 + random.nextInt(100);
        String fragment = oneOf(PoisonFragments.REPEATED, random);
        return IntStream.range(0, times)
                .mapToObj(i -> fragment.replace("#", Integer.toString(i)))
                .collect(Collectors.joining(random.nextBoolean() ? "\n" : " "));
    }

    /** About as much as a class file has room for, which the compiler checks in most places only. */
    private static String nearLimit(SplittableRandom random) {
        boolean isWide = random.nextInt(4) == 0;
        String fragment = oneOf(isWide ? PoisonFragments.NEAR_65535 : PoisonFragments.NEAR_255, random);
        int times = (isWide ? 65_535 : 255) - 4 + random.nextInt(8) + (random.nextInt(3) == 0 ? 100 : 0);
        return filled(
                PoisonFragments.REPEATED_PART
                        .matcher(fragment)
                        .replaceAll(part -> Matcher.quoteReplacement(IntStream.range(0, times)
                                .mapToObj(i -> part.group(1).replace("~", Integer.toString(i)))
                                .collect(Collectors.joining()))),
                random);
    }

    private static String mutated(String source, SplittableRandom random) {
        int at = random.nextInt(source.length() + 1);
        int end = Math.min(source.length(), at + 1 + random.nextInt(8));
        return switch (random.nextInt(10)) {
            case 0 -> source.substring(0, at);
            case 1 -> source.substring(0, at) + source.substring(end);
            case 2 -> source.substring(0, end) + source.substring(at);
            case 3 -> source.substring(0, at) + oneOf(PoisonFragments.CHARACTERS, random) + source.substring(at);
            case 4 -> source.replace("\n", oneOf(List.of("\r", "\r\n", "\n\r", "\n\n", "\t", "\u2028"), random));
            case 5 -> oneOf(List.of("\ufeff", "\t", "\r\n", "/* */", "//\n", "%", ";", "\u000b"), random) + source;
            case 6 ->
                source.isEmpty() || at == source.length()
                        ? source
                        : source.substring(0, at)
                                + "\\u%04x".formatted((int) source.charAt(at))
                                + source.substring(at + 1);
            case 7 -> "if (true) {\n" + source + "\n}";
            case 8 -> oneOf(PoisonFragments.MODIFIERS, random) + " " + source;
            default ->
                source + oneOf(List.of(";", "}", ")", "\"", "'", "\"\"\"", "/*", "//", "\\", "\n%", "->", "@"), random);
        };
    }
}
