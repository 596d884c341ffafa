package dev.stridebook.language;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a text must have in every language: its placeholders, numbers, code and formulas. */
public final class SameFacts {
    private static final Pattern FORMAT = Pattern.compile("%(\\d+\\$)?([-+0,#(]*\\d*(?:\\.\\d+)?[a-zA-Z%])");
    private static final Pattern NAME = Pattern.compile("\\{[A-Za-z]+}");
    private static final Pattern CODE = Pattern.compile("`+[^`]+`+");
    private static final Pattern FORMULA = Pattern.compile("\\$\\$?[^$]+\\$\\$?");
    private static final Pattern NUMBER = Pattern.compile("\\d[\\d,]*(?:\\.\\d+)?");
    private static final Pattern ID = Pattern.compile("S\\d\\.[A-Z]?\\d+[a-z]?");

    private SameFacts() {}

    /** A sentence of one of the five documents, with its source: only texts in the documents' language quote them. */
    private static final Pattern QUOTATION = Pattern.compile("「[^」]*」（《[^》]*》第 \\d+ 行）");

    /** Returns what differs between two texts that should say the same; empty if nothing does. */
    public static List<String> differences(String english, String translated) {
        String other = QUOTATION.matcher(translated).replaceAll(" ");
        List<String> differences = new ArrayList<>();
        compare("placeholders", formats(english), formats(other), differences);
        compare("names in braces", all(NAME, english), all(NAME, other), differences);
        compare("code", all(CODE, english), all(CODE, other), differences);
        compare("formulas", formulas(english), formulas(other), differences);
        compare("ids", all(ID, english), all(ID, other), differences);
        compare("numbers", numbers(english), numbers(other), differences);
        return differences;
    }

    private static void compare(String what, List<String> english, List<String> other, List<String> differences) {
        if (!english.equals(other)) {
            differences.add("%s: %s, not %s".formatted(what, english, other));
        }
    }

    /** Returns the placeholders in the order of the arguments, which another language may put in another order. */
    private static List<String> formats(String text) {
        TreeMap<Integer, String> byArgument = new TreeMap<>();
        int next = 1;
        for (MatchResult format : FORMAT.matcher(text).results().toList()) {
            boolean takesNone = format.group(2).endsWith("%") || format.group(2).endsWith("n");
            if (!takesNone) {
                int argument = format.group(1) == null
                        ? next++
                        : Integer.parseInt(format.group(1).replace("$", ""));
                byArgument.put(argument, format.group(2));
            }
        }
        return byArgument.entrySet().stream()
                .map(format -> "%%%d$%s".formatted(format.getKey(), format.getValue()))
                .toList();
    }

    private static List<String> formulas(String text) {
        return all(FORMULA, FORMAT.matcher(CODE.matcher(text).replaceAll(" ")).replaceAll(" ")).stream()
                .map(formula ->
                        formula.replaceAll("\\\\text\\{[^}]*}", "\\\\text{}").replaceAll("\\s", ""))
                .toList();
    }

    private static List<String> numbers(String text) {
        String prose = text;
        for (Pattern part : List.of(CODE, FORMAT, FORMULA, NAME, ID)) {
            prose = part.matcher(prose).replaceAll(" ");
        }
        return all(NUMBER, prose).stream()
                .map(number -> number.replaceAll(",$", ""))
                .sorted()
                .toList();
    }

    /** Returns all parts of a text, sorted, since the order may differ. */
    private static List<String> all(Pattern part, String text) {
        return part.matcher(text).results().map(MatchResult::group).sorted().collect(Collectors.toList());
    }
}
