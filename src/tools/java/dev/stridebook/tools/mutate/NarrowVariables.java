package dev.stridebook.tools.mutate;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.PrimitiveTypeTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import dev.stridebook.tools.mutate.Change.Edit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.type.TypeKind;

/** Variables of a smaller type: {@code float sum} and {@code int sum} for {@code double sum}, {@code int} for {@code long}. */
final class NarrowVariables implements Mutator {
    @Override
    public Stream<Change> changes(Place place) {
        if (!(place.tree() instanceof VariableTree variable)
                || !(variable.getType() instanceof PrimitiveTypeTree type)
                || place.parent() instanceof EnhancedForLoopTree) {
            return Stream.empty();
        }
        return narrower(type.getPrimitiveTypeKind())
                .map(narrow -> place.parent() instanceof MethodTree method
                        ? Change.of(place.first(
                                method.getBody(), "%1$s = (%2$s) %1$s;".formatted(variable.getName(), narrow)))
                        : declaredAs(narrow, variable, place));
    }

    static Stream<String> narrower(TypeKind type) {
        return switch (type) {
            case DOUBLE -> Stream.of("float", "int", "long");
            case LONG -> Stream.of("int");
            default -> Stream.empty();
        };
    }

    private static Change declaredAs(String narrow, VariableTree variable, Place place) {
        List<Edit> edits = new ArrayList<>();
        edits.add(place.edit(variable.getType(), narrow));
        if (variable.getInitializer() != null) {
            edits.add(place.edit(
                    variable.getInitializer(), "(%s) %s".formatted(narrow, place.operand(variable.getInitializer()))));
        }
        new TreeScanner<Void, Void>() {
            @Override
            public Void visitAssignment(AssignmentTree assignment, Void unused) {
                if (assignment.getVariable() instanceof IdentifierTree name
                        && name.getName().equals(variable.getName())) {
                    edits.add(place.edit(
                            assignment.getExpression(),
                            "(%s) %s".formatted(narrow, place.operand(assignment.getExpression()))));
                }
                return super.visitAssignment(assignment, unused);
            }
        }.scan(place.method(), null);
        return new Change(edits);
    }
}
