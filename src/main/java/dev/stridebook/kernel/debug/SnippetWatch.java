package dev.stridebook.kernel.debug;

/** Is told, by the thread that evaluates the cells, of each snippet that runs. */
public interface SnippetWatch {
    /**
     * @param className the class with the snippet's code, which is about to run
     * @param run the run of the cell that the snippet is part of
     * @param thread the thread that is about to run it; another one than for the last snippet if that could not be stopped
     */
    void beforeSnippet(String className, Object run, Thread thread);

    /** Called when the snippet has ended, in whichever way. */
    void afterSnippet();
}
