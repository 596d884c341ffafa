package dev.stridebook.grade.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stridebook.course.check.Catalogue;
import dev.stridebook.course.check.GradedExercise;
import dev.stridebook.shape.Rounding;
import dev.stridebook.shape.Shape;
import dev.stridebook.shape.Size;
import dev.stridebook.shape.Window;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContractValuesTest {
    /** Types that travel. */
    @SuppressWarnings("unused")
    interface Contract {
        double[][] matrix();

        List<Integer> list();

        List<Size>[] lists();

        float single();

        long whole();

        Object anything();
    }

    private static Type type(String method) {
        return Arrays.stream(Contract.class.getMethods())
                .filter(each -> each.getName().equals(method))
                .findFirst()
                .orElseThrow()
                .getGenericReturnType();
    }

    private static Object thereAndBack(Object value, Type type) throws Exception {
        JsonNode json =
                new ObjectMapper().readTree(ContractValues.encode(value, type).toString());
        return ContractValues.decode(json, type);
    }

    @Test
    void numbersArriveAsTheyAre() throws Exception {
        double[][] odd = {{Double.NaN, Double.POSITIVE_INFINITY, -0.0}, {Double.MIN_VALUE, 0.1, -1e308}, {}, null};
        assertThat(Arrays.deepEquals((double[][]) thereAndBack(odd, type("matrix")), odd))
                .isTrue();
        assertThat(thereAndBack(0.1f, float.class)).isEqualTo(0.1f);
        assertThat(thereAndBack(Long.MIN_VALUE, long.class)).isEqualTo(Long.MIN_VALUE);
        assertThat(thereAndBack('ß', char.class)).isEqualTo('ß');
    }

    @Test
    void recordsListsAndEnumsArriveEqual() throws Exception {
        Window window = Window.kernel(3, 5).padding(0, 1).stride(3, 4).ceil();
        assertThat(thereAndBack(window, Window.class)).isEqualTo(window);
        Window wishes = Window.kernel(3).samePadding();
        assertThat(thereAndBack(wishes, Window.class)).isEqualTo(wishes);
        assertThat(ContractValues.travels(Window.class)).isTrue();
        assertThat(thereAndBack(Rounding.CEIL, Rounding.class)).isEqualTo(Rounding.CEIL);
        Shape shape = new Shape(List.of(1, 2, 3));
        assertThat(thereAndBack(shape, Shape.class)).isEqualTo(shape);
        assertThat(thereAndBack(List.of(1, 2), type("list"))).isEqualTo(List.of(1, 2));
        List<?>[] lists = (List<?>[]) thereAndBack(new List<?>[] {List.of(Size.of(1, 2))}, type("lists"));
        assertThat(lists[0].get(0)).isEqualTo(Size.of(1, 2));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "{}",
                "[2,2]",
                "\"2x2\"",
                "{\"height\":2}",
                "{\"height\":2,\"width\":2.5}",
                "{\"height\":2,\"width\":\"2\"}",
                "{\"height\":2,\"width\":99999999999}",
                "{\"height\":2,\"width\":null}",
                "{\"height\":2,\"width\":2,\"points\":100}",
                "{\"@class\":\"java.net.URL\",\"height\":2}"
            })
    void whatIsNoSizeIsRefusedOrNull(String json) throws Exception {
        JsonNode node = new ObjectMapper().readTree(json);
        if (node.isNull()) {
            assertThat(ContractValues.decode(node, Size.class)).isNull();
        } else {
            assertThatThrownBy(() -> ContractValues.decode(node, Size.class)).isInstanceOf(WireException.class);
        }
    }

    @Test
    void aTypeThatDoesNotTravelIsNamed() {
        assertThatThrownBy(() -> ContractValues.encode(new Object(), type("anything")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("java.lang.Object cannot be sent");
    }

    @Test
    void allContractsOfTheCourseTravel() {
        for (GradedExercise<?> exercise : Catalogue.EXERCISES) {
            for (Method method : exercise.exercise().contract().getMethods()) {
                if (Modifier.isAbstract(method.getModifiers())) {
                    assertThat(ContractValues.travels(method.getGenericReturnType()))
                            .as("%s gives %s", method, method.getGenericReturnType())
                            .isTrue();
                    for (Type parameter : method.getGenericParameterTypes()) {
                        assertThat(ContractValues.travels(parameter))
                                .as("%s takes %s", method, parameter)
                                .isTrue();
                    }
                }
            }
        }
    }
}
