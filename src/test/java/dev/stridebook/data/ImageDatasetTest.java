package dev.stridebook.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

class ImageDatasetTest {
    private final ImageDataset forty = dataset(40, TestData.labels(40));
    private final ImageDataset digits = Mnist.shippedTrain();

    private static ImageDataset dataset(int count, byte[] labels) {
        return new ImageDataset(
                "forty images",
                false,
                IdxFile.parse("images", TestData.images(count), 3),
                IdxFile.parse("labels", labels, 1),
                List.of("a", "b", "c", "d"));
    }

    @Test
    void handsOutFloatsFromZeroToOne() {
        INDArray images = forty.images(2, 0);
        assertThat(images.shape()).containsExactly(2, 1, 2, 3);
        assertThat(images.dup().data().asFloat())
                .containsExactly(
                        12 / 255f, 13 / 255f, 14 / 255f, 15 / 255f, 16 / 255f, 17 / 255f, 0, 1 / 255f, 2 / 255f,
                        3 / 255f, 4 / 255f, 5 / 255f);
        assertThat(forty.labels(2, 0, 39)).containsExactly(2, 0, 3);
        assertThat(digits.images(IntStream.range(0, 100).toArray()).maxNumber().floatValue())
                .isEqualTo(1f);
    }

    @Test
    void batchesHaveEachImageOnceAndTheLastIsSmaller() {
        List<Batch> batches =
                StreamSupport.stream(forty.batches(16, 1).spliterator(), false).toList();
        assertThat(batches).extracting(Batch::size).containsExactly(16, 16, 8);
        assertThat(batches.get(2).images().shape()).containsExactly(8, 1, 2, 3);
        double[] firstPixels = batches.stream()
                .flatMapToDouble(batch -> IntStream.range(0, batch.size())
                        .mapToDouble(i -> batch.images().getDouble(i, 0, 0, 0) * 255))
                .map(Math::rint)
                .sorted()
                .toArray();
        assertThat(firstPixels)
                .containsExactly(IntStream.range(0, 40)
                        .mapToDouble(i -> i * 6 % 256)
                        .sorted()
                        .toArray());
    }

    @Test
    void seedsDecideTheOrder() {
        int[] one = firstLabels(digits.batches(100, 1));
        assertThat(firstLabels(digits.batches(100, 1))).containsExactly(one);
        assertThat(firstLabels(digits.batches(100, 2))).isNotEqualTo(one);
        assertThat(firstLabels(digits.batches(100)))
                .containsExactly(digits.labels(IntStream.range(0, 100).toArray()));
    }

    private static int[] firstLabels(Iterable<Batch> batches) {
        return batches.iterator().next().labels();
    }

    @Test
    void takesTheSameShareOfEachClass() {
        byte[] uneven = TestData.labels(40);
        Arrays.fill(uneven, 8, 8 + 22, (byte) 1);
        ImageDataset dataset = dataset(40, uneven);
        assertThat(dataset.classCounts()).containsExactly(4, 26, 5, 5);
        ImageDataset half = dataset.take(20, 3);
        assertThat(half.size()).isEqualTo(20);
        assertThat(half.classCounts()[0]).isEqualTo(2);
        assertThat(half.classCounts()[1]).isEqualTo(13);
        assertThat(half.isSubset()).isTrue();
        assertThat(half.description()).isEqualTo("a sample of 20 from: forty images");
        assertThat(dataset.take(40, 3).classCounts()).containsExactly(4, 26, 5, 5);
        assertThat(digits.take(500, 1).classCounts()).containsOnly(50);
    }

    @Test
    void takesTheSameImagesForTheSameSeed() {
        assertThat(digits.take(50, 1).images(0, 49))
                .isEqualTo(digits.take(50, 1).images(0, 49));
        assertThat(digits.take(50, 2).images(0, 49))
                .isNotEqualTo(digits.take(50, 1).images(0, 49));
    }

    @Test
    void keepsImagesAndLabelsTogether() {
        ImageDataset part = forty.take(12, 5);
        for (int i = 0; i < part.size(); i++) {
            long image = Math.round(part.images(i).getDouble(0, 0, 0, 0) * 255) / 6;
            assertThat(part.label(i)).isEqualTo((int) image % 4);
        }
    }

    @Test
    void splitsIntoPartsThatShareNoImageAndHaveTheSameClasses() {
        ImageDataset.Split split = forty.split(12, 5);
        assertThat(split.training().size()).isEqualTo(28);
        assertThat(split.validation().size()).isEqualTo(12);
        assertThat(split.training().classCounts()).containsOnly(7);
        assertThat(split.validation().classCounts()).containsOnly(3);
        Set<Long> seen = new HashSet<>();
        for (ImageDataset part : List.of(split.training(), split.validation())) {
            for (int i = 0; i < part.size(); i++) {
                seen.add(Math.round(part.images(i).getDouble(0, 0, 0, 0) * 255));
            }
        }
        assertThat(seen).hasSize(40);
        assertThat(forty.split(12, 5).training().images(0, 27))
                .isEqualTo(split.training().images(0, 27));
        assertThatThrownBy(() -> forty.split(40, 0)).hasMessageContaining("Of 40 images, 1 to 39 can be set aside");
        assertThatThrownBy(() -> forty.split(0, 0)).hasMessageContaining("but 0 were to be");
    }

    @Test
    void refusesWhatIsNotThere() {
        assertThatThrownBy(() -> forty.images(40))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessage("The images are numbered 0 to 39, but the index is 40.");
        assertThatThrownBy(() -> forty.label(-1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> forty.take(41, 0))
                .hasMessageContaining("The number of images to take must be from 1 to 40");
        assertThatThrownBy(() -> forty.take(0, 0))
                .hasMessageContaining("The number of images to take must be from 1 to 40");
        assertThatThrownBy(() -> forty.batches(0)).hasMessageContaining("at least 1 image");
    }

    @Test
    void refusesFilesThatDoNotBelongTogether() {
        assertThatThrownBy(() -> dataset(40, TestData.labels(39)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("40 images but 39 labels");
        byte[] strange = TestData.labels(40);
        strange[10] = 7;
        assertThatThrownBy(() -> dataset(40, strange)).hasMessageContaining("label 7");
    }
}
