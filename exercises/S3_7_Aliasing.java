import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

/*
 * S3.7: Stride 2 on a sound signal (3 points)
 *
 * Stride 2 keeps every second sample of a sound, so it halves the sample rate. Frequencies up to half
 * the new rate survive; without a low-pass filter first, a higher frequency f is heard as its distance
 * from the nearest multiple of the new rate. At 8,000 samples per second, a tone of 3,000 Hz becomes
 * one of 1,000 Hz. Compute the frequency that is heard, for tones up to half the old rate, which is
 * given as sampleRate. Frequencies and rates can have fractions: compute in double precision, and do
 * not round.
 *
 * Check it: ./stridebook check S3.7     A hint: ./stridebook hint S3.7
 */
class S3_7_Aliasing implements Aliasing.Answer {
    @Override
    public double heard(double frequency, double sampleRate) {
        // Replace these two lines with your answer.
        throw new NotAnsweredYetException();
    }
}
