import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

/*
 * S3.7: Stride 2 on a sound (3 points)
 *
 * Stride 2 keeps every second sample of a sound, so the sample rate is halved. Frequencies up to half
 * of the new rate survive; without a low-pass filter before it, a higher one f is heard as its
 * distance from the nearest multiple of the new rate. At 8,000 samples a second a tone of 3,000 Hz
 * becomes one of 1,000 Hz. Write the frequency that is heard, for tones up to half of the old rate.
 *
 * Check it: ./stridebook check S3.7     A hint: ./stridebook hint S3.7
 */
class S3_7_Aliasing implements Aliasing.Answer {
    @Override
    public double heard(double frequency, double sampleRate) {
        // Write your answer in place of this line and the next.
        throw new NotAnsweredYetException();
    }
}
