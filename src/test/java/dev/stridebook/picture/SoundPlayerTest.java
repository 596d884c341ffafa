package dev.stridebook.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.stridebook.data.Sound;
import dev.stridebook.notebook.MimeBundle;
import java.io.ByteArrayInputStream;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.factory.Nd4j;

class SoundPlayerTest {
    private static AudioInputStream wav(Sound sound) throws Exception {
        String html = SoundPlayer.of("a <tone>", sound).toMimeBundle().data().get(MimeBundle.HTML);
        assertThat(html).contains("a &lt;tone&gt;", "<audio controls");
        Matcher data = Pattern.compile("base64,([^\"]+)\"").matcher(html);
        assertThat(data.find()).isTrue();
        return AudioSystem.getAudioInputStream(
                new ByteArrayInputStream(Base64.getDecoder().decode(data.group(1))));
    }

    @Test
    void holdsTheSamplesAsAWaveFile() throws Exception {
        AudioInputStream wav = wav(Sound.tone(440, 0.5, 8000));
        assertThat(wav.getFormat().getSampleRate()).isEqualTo(8000);
        assertThat(wav.getFrameLength()).isEqualTo(4000);
    }

    @Test
    void cutsOffWhatIsTooLoud() throws Exception {
        byte[] bytes = wav(Sound.of(Nd4j.createFromArray(0.5f, 7f, -7f), 8000)).readAllBytes();
        assertThat((short) (bytes[0] & 0xff | bytes[1] << 8)).isCloseTo((short) 16384, within((short) 1));
        assertThat((short) (bytes[2] & 0xff | bytes[3] << 8)).isEqualTo(Short.MAX_VALUE);
        assertThat((short) (bytes[4] & 0xff | bytes[5] << 8)).isEqualTo((short) -Short.MAX_VALUE);
    }

    @Test
    void saysInWordsWhatItIs() {
        Map<String, String> data =
                SoundPlayer.of("low", Sound.tone(100, 1, 8000)).toMimeBundle().data();
        assertThat(data).containsEntry(MimeBundle.TEXT, "low: a sound, 8000 samples, 8000 a second");
    }
}
