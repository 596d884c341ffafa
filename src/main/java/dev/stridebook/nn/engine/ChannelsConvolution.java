package dev.stridebook.nn.engine;

import java.util.List;

/** A convolution over {@link ChannelMaps}. What it has learned is set by one thread; then each thread computes in a pass of its own. */
interface ChannelsConvolution {
    /** Where its images have to be. */
    ChannelMaps.Layout images();

    /** Where it puts the cells of its map: at least those that there are. */
    ChannelMaps.Layout map();

    void setForward(Engine.Learned learned);

    void setBackward(Engine.Learned learned);

    Pass pass();

    /** Adds the gradients of what is learned, in the order of their arrays, that all passes have summed up. */
    void addTo(float[] weights, float[] biases, List<Pass> passes);

    /** The computations of a thread. */
    interface Pass {
        /**
         * Fills a map.
         *
         * @param first of the images
         */
        void forward(ChannelMaps images, int first, int count, ChannelMaps map);

        /** Forgets the gradients of what is learned. */
        void clear();

        /**
         * Adds to the gradients of what is learned, and to those of the images.
         *
         * @param gradients of the map
         * @param ofImages null if they were not asked for
         */
        void backward(ChannelMaps images, int first, int count, ChannelMaps gradients, ChannelMaps ofImages);
    }
}
