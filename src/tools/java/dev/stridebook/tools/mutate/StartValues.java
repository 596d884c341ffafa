package dev.stridebook.tools.mutate;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import java.util.List;
import java.util.stream.Stream;

/** What a sum, a maximum or a count starts at; also of sums in the cells of an array. */
final class StartValues implements Mutator {
    private static final List<String> DOUBLES = List.of(
            "0",
            "1",
            "-1",
            "-100",
            "255",
            "1e9",
            "-1e9",
            "Integer.MIN_VALUE",
            "Integer.MAX_VALUE",
            "Double.MIN_VALUE",
            "Double.MAX_VALUE",
            "-Double.MAX_VALUE",
            "Double.NEGATIVE_INFINITY",
            "Double.POSITIVE_INFINITY");
    private static final List<String> WHOLE = List.of("0", "1", "2", "-1", "Integer.MIN_VALUE", "Integer.MAX_VALUE");
    /** Loops that fill an array that starts at 0 otherwise, by its number of axes. */
    private static final List<String> FILLS = List.of(
            "java.util.Arrays.fill(%s, 1);",
            "for (var r : %s) { java.util.Arrays.fill(r, 1); }",
            "for (var m : %s) { for (var r : m) { java.util.Arrays.fill(r, 1); } }");

    @Override
    public Stream<Change> changes(Place place) {
        if (!(place.tree() instanceof VariableTree variable)
                || variable.getInitializer() == null
                || place.parent() instanceof ForLoopTree) {
            return Stream.empty();
        }
        if (variable.getInitializer() instanceof NewArrayTree array) {
            String fill = FILLS.get(array.getDimensions().size() - 1).formatted(variable.getName());
            return Stream.of(Change.of(place.after(variable, " " + fill)));
        }
        if (!place.isNumber(variable) || !isAssigned(variable, place.method())) {
            return Stream.empty();
        }
        return (place.isWhole(variable) ? WHOLE.stream() : Stream.concat(DOUBLES.stream(), firstCells(place)))
                .map(start -> Change.of(place.edit(variable.getInitializer(), start)));
    }

    private static Stream<String> firstCells(Place place) {
        return place.method().getParameters().stream()
                .filter(parameter -> place.type(parameter).startsWith("double["))
                .map(parameter ->
                        parameter.getName() + place.type(parameter).substring(6).replace("[]", "[0]"));
    }

    private static boolean isAssigned(VariableTree variable, MethodTree method) {
        return Boolean.TRUE.equals(
                new TreeScanner<Boolean, Void>() {
                    @Override
                    public Boolean visitAssignment(AssignmentTree assignment, Void unused) {
                        return reduce(isIt(assignment.getVariable()), super.visitAssignment(assignment, unused));
                    }

                    @Override
                    public Boolean visitCompoundAssignment(CompoundAssignmentTree assignment, Void unused) {
                        return reduce(
                                isIt(assignment.getVariable()), super.visitCompoundAssignment(assignment, unused));
                    }

                    @Override
                    public Boolean visitUnary(UnaryTree unary, Void unused) {
                        return reduce(isIt(unary.getExpression()), super.visitUnary(unary, unused));
                    }

                    private boolean isIt(ExpressionTree target) {
                        return target instanceof IdentifierTree name
                                && name.getName().equals(variable.getName());
                    }

                    @Override
                    public Boolean reduce(Boolean first, Boolean second) {
                        return Boolean.TRUE.equals(first) || Boolean.TRUE.equals(second);
                    }
                }.scan(method, null));
    }
}
