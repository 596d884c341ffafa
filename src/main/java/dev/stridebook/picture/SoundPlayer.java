package dev.stridebook.picture;

import static dev.stridebook.language.Language.say;

import dev.stridebook.data.Sound;
import dev.stridebook.notebook.Displayable;
import dev.stridebook.notebook.Html;
import dev.stridebook.notebook.MimeBundle;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;

/** A sound to listen to in the notebook, with a button to play it (S3.7). Samples below −1 or above 1 are clipped. */
public final class SoundPlayer implements Displayable {
    private static final int BYTES_PER_SAMPLE = 2;

    private final String title;
    private final Sound sound;

    private SoundPlayer(String title, Sound sound) {
        this.title = title;
        this.sound = sound;
    }

    /**
     * @param title the text above the button
     */
    public static SoundPlayer of(String title, Sound sound) {
        return new SoundPlayer(title, sound);
    }

    @Override
    public MimeBundle toMimeBundle() {
        return MimeBundle.text(say("%s: a sound, %s", title, sound)).with(MimeBundle.HTML, """
                        <div>%s<br><audio controls src="data:audio/wav;base64,%s"></audio></div>""".formatted(
                        Html.escape(title), Base64.getEncoder().encodeToString(wav())));
    }

    private byte[] wav() {
        float[] samples = sound.samples();
        ByteBuffer values =
                ByteBuffer.allocate(BYTES_PER_SAMPLE * samples.length).order(ByteOrder.LITTLE_ENDIAN);
        for (float sample : samples) {
            values.putShort((short) Math.round(Short.MAX_VALUE * Math.max(-1, Math.min(1, sample))));
        }
        AudioFormat format = new AudioFormat(sound.rate(), 8 * BYTES_PER_SAMPLE, 1, true, false);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try {
            AudioSystem.write(
                    new AudioInputStream(new ByteArrayInputStream(values.array()), format, samples.length),
                    AudioFileFormat.Type.WAVE,
                    file);
        } catch (IOException impossibleInMemory) {
            throw new UncheckedIOException(impossibleInMemory);
        }
        return file.toByteArray();
    }
}
