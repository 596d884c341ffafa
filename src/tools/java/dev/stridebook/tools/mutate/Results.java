package dev.stridebook.tools.mutate;

import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.Tree;
import java.util.stream.Stream;
import javax.lang.model.type.TypeKind;

/** Results that are one more or less, have the wrong sign, or are always the same. */
final class Results implements Mutator {
    @Override
    public Stream<Change> changes(Place place) {
        if (!(place.tree() instanceof ReturnTree statement)) {
            return Stream.empty();
        }
        Tree result = statement.getExpression();
        String text = place.operand(result);
        Stream<String> others = Stream.empty();
        if (place.isNumber(place.method().getReturnType())) {
            others = Stream.of(text + " + 1", text + " - 1", "-" + text, "0", "1");
        } else if (place.isOf(TypeKind.BOOLEAN, place.method().getReturnType())) {
            others = Stream.of("!" + text, "true", "false");
        }
        return others.map(other -> Change.of(place.edit(result, other)));
    }
}
