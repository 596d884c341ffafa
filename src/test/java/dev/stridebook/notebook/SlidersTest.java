package dev.stridebook.notebook;

import static dev.stridebook.notebook.Sliders.slider;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Sliders where nothing can be moved: another kernel, a terminal. */
class SlidersTest {
    private static List<String> shownBy(Runnable body) {
        List<String> shown = new ArrayList<>();
        Host host = new Host() {
            @Override
            public void display(MimeBundle bundle, String displayId) {
                shown.add(bundle.data().get(MimeBundle.TEXT));
            }

            @Override
            public void update(MimeBundle bundle, String displayId) {}
        };
        Hosts.install(host);
        try {
            body.run();
        } finally {
            Hosts.uninstall(host);
        }
        return shown;
    }

    @Test
    void the_drawing_of_each_value_is_shown_under_its_name() {
        assertThat(shownBy(() -> slider("stride", 1, 3, s -> Show.show("s" + s))))
                .containsExactly("stride = 1", "s1", "stride = 2", "s2", "stride = 3", "s3");
        assertThat(shownBy(() -> slider("rate", 0.1, 0.3, 0.1, r -> Show.show(r))))
                .containsExactly("rate = 0.1", "0.1", "rate = 0.2", "0.2", "rate = 0.3", "0.3");
    }

    @Test
    void of_many_values_the_first_is_shown_with_a_sentence() {
        assertThat(shownBy(() -> slider("n", 1, 6, n -> Show.show(n))))
                .containsExactly("n = 1", "1", "Where Jupyter has ipywidgets, sliders show n from 1 to 6.");
        assertThat(shownBy(() -> slider("a", 1, 2, "b", 3, 4, (a, b) -> Show.show(a + b))))
                .containsExactly(
                        "a = 1, b = 3",
                        "4",
                        "Where Jupyter has ipywidgets, sliders show a from 1 to 2 and b from 3 to 4.");
    }

    @Test
    void the_values_of_any_range_are_exact_sums_of_steps_within_it() {
        Random random = new Random(1);
        for (int i = 0; i < 1000; i++) {
            double step = (1 + random.nextInt(20)) / 100.0;
            double from = random.nextInt(100) / 100.0;
            int steps = random.nextInt(4);
            double to = from + steps * step;
            double[] values = new SliderRange("x", from, to, step, false).values();

            assertThat(values).as("from %s to %s by %s", from, to, step).hasSize(steps + 1);
            for (double value : values) {
                assertThat(Double.toString(value).length()).as("%s", value).isLessThanOrEqualTo(4);
            }
        }
    }

    @Test
    void a_range_without_values_is_refused() {
        for (double[] range : new double[][] {{1, 0, 1}, {0, 1, 0}, {0, 1, -1}, {Double.NaN, 1, 1}, {0, 1.0 / 0, 1}}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> slider("x", range[0], range[1], range[2], x -> {}))
                    .withMessageContaining("The slider x goes from " + range[0]);
        }
    }
}
