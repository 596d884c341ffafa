package dev.stridebook.course.check;

import dev.stridebook.course.Exercise;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A class in a notebook's cell that answers an exercise.
 *
 * @param exercise the exercise whose contract it implements
 * @param className the name of the class
 */
public record CellAnswer(Exercise<?> exercise, String className) {
    /** Nobody writes a longer cell by hand; all of its tokens are in memory at once. */
    private static final int LONGEST_CELL = 1 << 20;

    private static final Set<String> KINDS = Set.of("class", "record", "enum");
    private static final Set<String> CANNOT_BE_CREATED = Set.of("abstract", "sealed");

    /** Returns the answers among the classes that a cell declares, in their order. */
    public static List<CellAnswer> in(String source) {
        List<CellAnswer> answers = new ArrayList<>();
        List<String> tokens = source.length() > LONGEST_CELL ? List.of() : JavaTokens.of(source);
        int depth = 0;
        for (int i = 0; i < tokens.size(); i++) {
            String token = tokens.get(i);
            if (depth == 0 && KINDS.contains(token) && i + 1 < tokens.size()) {
                int body = body(tokens, i);
                boolean isAbstract = i > 0 && CANNOT_BE_CREATED.contains(tokens.get(i - 1));
                if (!isAbstract) {
                    addContracts(tokens.subList(i, body), answers);
                }
                i = body - 1;
            } else if (token.equals("{")) {
                depth++;
            } else if (token.equals("}")) {
                depth--;
            }
        }
        return answers;
    }

    /** Returns where the body of a declaration begins, or where it turns out to be none. */
    private static int body(List<String> tokens, int from) {
        int i = from + 1;
        while (i < tokens.size() && !tokens.get(i).equals("{") && !tokens.get(i).equals(";")) {
            i++;
        }
        return i;
    }

    /** Reads {@code class Name … implements A, OutputShape.Answer}. */
    private static void addContracts(List<String> declaration, List<CellAnswer> answers) {
        int implemented = declaration.indexOf("implements");
        for (int i = implemented + 3; implemented >= 0 && i < declaration.size(); i++) {
            if (declaration.get(i).equals("Answer") && declaration.get(i - 1).equals(".")) {
                String name = declaration.get(i - 2);
                Catalogue.EXERCISES.stream()
                        .filter(exercise -> exercise.exercise().className().equals(name))
                        .forEach(exercise -> answers.add(new CellAnswer(exercise.exercise(), declaration.get(1))));
            }
        }
    }

    /** Returns the source of a cell that checks it, whatever the notebook's own cells check. */
    public String check() {
        return "%s.EXERCISE.check(new %s())"
                .formatted(exercise.contract().getDeclaringClass().getName(), className);
    }
}
