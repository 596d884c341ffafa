package dev.stridebook.course.exercise;

import static dev.stridebook.course.Comparison.compare;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Points;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;

/** S3.7: what stride 2 does to a sound. */
public final class Aliasing {
    /** What an answer is. */
    @FunctionalInterface
    public interface Answer {
        /** The frequency that is heard, in hertz. */
        double heard(double frequency, double sampleRate);
    }

    public static final Exercise<Answer> EXERCISE = Exercise.code(
                    "S3.7", "Stride 2 on a sound", Answer.class, Tests.class)
            .lesson(5)
            .task("""
                Stride 2 keeps every second sample of a sound, so the sample rate is halved. Frequencies up to half of the new rate survive; without a low-pass
                filter before it, a higher one f is heard as its distance from the nearest multiple of the new rate. At 8,000 samples a second a tone of 3,000 Hz becomes one of
                1,000 Hz. Write the frequency that is heard, for tones up to half of the old rate.""")
            .mistake(
                    (f, rate) -> f,
                    "you let every tone survive; above a quarter of the old rate it is heard as another.")
            .mistake(
                    (f, rate) -> f / 2,
                    "you halved the frequency; keeping every second sample leaves low tones as they are.")
            .mistake((f, rate) -> Math.min(f, rate / 4), "you held high tones at the limit; they are mirrored there.")
            .mistake(
                    (f, rate) -> f > rate / 4 ? f - rate / 4 : f,
                    "you subtracted the limit; a tone above it comes out as far below the new rate's multiple.")
            .mistake(
                    (f, rate) -> f > rate / 4 ? 0 : f,
                    "you silenced high tones; that is what a low-pass filter is for.")
            .hints(
                    "What is the new sample rate, and what is half of it?",
                    "The new rate is sampleRate / 2. Tones up to sampleRate / 4 stay. How far is a higher one from the new rate?",
                    "frequency <= sampleRate / 4 ? frequency : sampleRate / 2 - frequency.");

    private Aliasing() {}

    static final class Tests {
        /** Folds the frequency at the new limit until it lies below. */
        private static final Answer LIBRARY = (frequency, sampleRate) -> {
            double limit = sampleRate / 4;
            double folded = frequency;
            while (folded > limit) {
                folded = Math.abs(2 * limit - folded);
            }
            return folded;
        };

        @Points(1)
        @Order(1)
        @DisplayName("tones that survive")
        void low(Answer answer) {
            compare(answer, LIBRARY).on(a -> a.heard(440, 8000), a -> a.heard(2000, 8000), a -> a.heard(0, 8000));
        }

        @Points(1)
        @Order(2)
        @DisplayName("tones that are heard as others")
        void high(Answer answer) {
            compare(answer, LIBRARY).on(a -> a.heard(3000, 8000), a -> a.heard(3500, 8000), a -> a.heard(4000, 8000));
        }

        @Points(1)
        @Order(3)
        @DisplayName("random tones and rates")
        void random(Answer answer) {
            compare(answer, LIBRARY).atRandom(40, r -> {
                int rate = 100 * r.nextInt(40, 480);
                int frequency = r.nextInt(0, rate / 2);
                return a -> a.heard(frequency, rate);
            });
        }
    }
}
