package dev.stridebook.kernel.debug;

/** Is told, on the thread that runs the cells, of each snippet that runs. */
public interface SnippetWatch {
    /**
     * @param className the class with the snippet's code, which is about to run
     * @param run the run of the cell that the snippet is part of
     */
    void beforeSnippet(String className, Object run);

    /** Called when the snippet has ended, in whichever way. */
    void afterSnippet();
}
