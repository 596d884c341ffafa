package dev.stridebook.data;

/**
 * Fashion-MNIST: clothes in MNIST's format, harder to tell apart than digits. Source: Xiao, Rasul and Vollgraf, 2017.
 *
 * <p>Fetched on first use.
 */
public final class FashionMnist {
    private static final DataStore STORE = DataStore.fashionMnist(System.out::println);

    private FashionMnist() {}

    /**
     * Returns the 60,000 training images.
     *
     * @throws DataException if it cannot be fetched, or a file in the cache is damaged
     */
    public static ImageDataset train() {
        return STORE.train();
    }

    /**
     * Returns the 10,000 test images.
     *
     * @throws DataException if it cannot be fetched, or a file in the cache is damaged
     */
    public static ImageDataset test() {
        return STORE.test();
    }
}
