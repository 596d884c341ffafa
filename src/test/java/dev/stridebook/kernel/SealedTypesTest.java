package dev.stridebook.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealedTypesTest extends EvaluatedCells {
    @ParameterizedTest
    @ValueSource(strings = {"""
                sealed interface Figure permits Ring, Box {}
                record Ring(double r) implements Figure {}
                record Box(double a) implements Figure {}
                Figure first = new Ring(2);
                first instanceof Ring
                """, """
                sealed interface Animal {}
                final class Dog implements Animal {}
                record Cat(int lives) implements Comparable<Cat>, Animal {
                    public int compareTo(Cat other) {
                        return 0;
                    }
                }
                new Cat(9) instanceof Animal
                """, """
                sealed abstract class Node {
                }
                non-sealed class Leaf extends Node {}
                public final class Inner extends Node { Node left, right; }
                new Leaf() instanceof Node
                """})
    void typesOfOneCellMayBeSealed(String cell) {
        assertThat(valueOf(cell)).isEqualTo("true");
    }

    /** The library has a class of this name, which must not be meant while the user's cannot be used yet. */
    @Test
    void aTypeThatNeedsLaterOnesMayHaveANameOfTheLibrary() {
        assertThat(valueOf("""
                sealed interface Shape permits Circle, Square {}
                record Circle(double r) implements Shape {}
                record Square(double a) implements Shape {}
                Shape shape = new Circle(2);
                shape
                """)).isEqualTo("Circle[r=2.0]");
        assertThat(valueOf("""
                class Conv2d extends Later { }
                class Later { int size = 5; }
                new Conv2d().size
                """)).isEqualTo("5");
    }

    @Test
    void aSealedTypeAloneIsToldHowToNameThoseThatItPermits() {
        assertThat(plain(errorOf("sealed interface Alone {}")))
                .contains("sealed class must have subclasses")
                .contains("In a notebook, define the types that extend it in the same cell");
    }

    @Test
    void aNonSealedImplementationRunsOrIsToldWhatHelps() {
        String cell = """
                public sealed interface Expression<T> { T value(); }
                non-sealed abstract class Operation<T> implements Expression<T> {}
                record Constant(Integer value) implements Expression<Integer> {}
                new Constant(3).value() == 3
                """;
        if (Runtime.version().feature() == 17) {
            assertThat(plain(errorOf(cell))).contains("Define it within the interface's braces, or use JDK 25.");
        } else {
            assertThat(valueOf(cell)).isEqualTo("true");
        }
        assertThat(valueOf("1 + 1")).isEqualTo("2");
    }

    @Test
    void aSubtractionOfSomethingSealedIsNoModifier() {
        assertThat(valueOf("int non = 5, sealed = 3;\nnon-sealed")).isEqualTo("2");
    }
}
