package io.github.spencerpark.ijava;

import io.github.spencerpark.ijava.magics.MavenResolver;
import io.github.spencerpark.jupyter.kernel.BaseKernel;
import io.github.spencerpark.jupyter.kernel.magic.registry.Magics;
import java.nio.charset.Charset;

/** A kernel for Java as IJava's users know it. */
public abstract class JavaKernel extends BaseKernel {
    protected JavaKernel(Charset charset) {
        super(charset);
    }

    /** Adds a jar or a folder of classes to the class path of the cells. */
    public abstract void addToClasspath(String path);

    /** Returns what {@code %maven} and its relatives use. */
    public abstract MavenResolver getMavenResolver();

    /** Returns the registry of magics. */
    public abstract Magics getMagics();

    /**
     * Runs Java source as a cell would.
     *
     * @return its last value, or null
     * @throws Exception whatever the source throws
     */
    public abstract Object evalRaw(String source) throws Exception;
}
