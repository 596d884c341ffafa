package dev.stridebook.course.check;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.check.JavaTokens.Token;
import java.util.List;
import java.util.Set;

/** The classes of an answer, without what else stands in its file or in its notebook's cells. */
public final class AnswerClasses {
    private static final Set<String> KINDS = Set.of("class", "record", "enum", "interface");

    private AnswerClasses() {}

    /**
     * Returns the source with everything blank except the types that it declares, so that their lines keep their numbers. Types that answer
     * other exercises are blank, too.
     */
    public static String of(String source, Exercise<?> exercise) {
        StringBuilder kept = new StringBuilder(source.length());
        source.chars().forEach(c -> kept.append(c == '\n' || c == '\r' ? (char) c : ' '));
        List<Token> tokens = JavaTokens.placed(source);
        int i = 0;
        while (i < tokens.size()) {
            int body = isDeclaration(tokens, i) ? body(tokens, i) : tokens.size();
            if (body < tokens.size() && tokens.get(body).text().equals("{")) {
                int last = closing(tokens, body);
                int start = tokens.get(i).start();
                String type = source.substring(start, tokens.get(last).end());
                if (mayAnswer(type, exercise)) {
                    kept.replace(start, start + type.length(), type);
                }
                i = last + 1;
            } else {
                i = tokens.get(i).text().equals("{") ? closing(tokens, i) + 1 : i + 1;
            }
        }
        return kept.toString();
    }

    private static boolean isDeclaration(List<Token> tokens, int i) {
        return KINDS.contains(tokens.get(i).text())
                && (i == 0 || !tokens.get(i - 1).text().equals("."))
                && i + 1 < tokens.size()
                && Character.isJavaIdentifierStart(tokens.get(i + 1).text().charAt(0));
    }

    private static int body(List<Token> tokens, int from) {
        int i = from;
        while (i < tokens.size() && !Set.of("{", ";").contains(tokens.get(i).text())) {
            i++;
        }
        return i;
    }

    /** Returns the index of the brace that closes another, or of the last token. */
    private static int closing(List<Token> tokens, int open) {
        int depth = 0;
        for (int i = open; i < tokens.size(); i++) {
            String token = tokens.get(i).text();
            depth += token.equals("{") ? 1 : token.equals("}") ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return tokens.size() - 1;
    }

    private static boolean mayAnswer(String type, Exercise<?> exercise) {
        List<CellAnswer> answers = CellAnswer.in(type);
        return answers.isEmpty()
                || answers.stream().anyMatch(answer -> answer.exercise().id().equals(exercise.id()));
    }
}
