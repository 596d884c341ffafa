package dev.stridebook.data;

/**
 * MNIST: 60,000 handwritten digits to learn from and 10,000 to test on, 28×28 grey pixels each. Source: S1.7; LeCun, Cortes
 * and Burges.
 *
 * <p>Fetched on first use. Where nothing can be reached, a subset that comes with Stridebook takes its place, and
 * {@link ImageDataset#description()} says so.
 */
public final class Mnist {
    private static final DataStore STORE = DataStore.mnist(System.out::println);

    private Mnist() {}

    /**
     * Returns the 60,000 training digits, or the shipped 2,000 where nothing can be reached.
     *
     * @throws DataException if a file in the cache is damaged
     */
    public static ImageDataset train() {
        return STORE.train();
    }

    /**
     * Returns the 10,000 test digits, or the shipped 500 where nothing can be reached.
     *
     * @throws DataException if a file in the cache is damaged
     */
    public static ImageDataset test() {
        return STORE.test();
    }

    /** Returns the 2,000 training digits that come with Stridebook, for quick trials. */
    public static ImageDataset shippedTrain() {
        return STORE.shippedTrain();
    }

    /** Returns the 500 test digits that come with Stridebook, for quick trials. */
    public static ImageDataset shippedTest() {
        return STORE.shippedTest();
    }
}
