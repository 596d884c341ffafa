package dev.stridebook.nn.engine;

import org.bytedeco.dnnl.memory;

/** How an image's values lie in oneDNN's memory. */
enum Order {
    /** As oneDNN likes it best, mostly in blocks of 8 or 16 channels, filled up with zeros. */
    BLOCKS,
    /** All channels of a pixel lie next to each other. */
    CHANNELS_LAST;

    /**
     * @param nchw sizes
     */
    memory.desc of(long... nchw) {
        return this == BLOCKS ? OneDnn.any(nchw) : OneDnn.channelsLast(nchw);
    }
}
