package dev.stridebook.nn.engine;

/** A convolution over {@link ChannelMaps}. What it has learned is set by one thread; then each thread computes in a pass of its own. */
interface ChannelsConvolution {
    /** Where its images have to be. */
    ChannelMaps.Layout images();

    /** Where it puts the cells of its map: at least those that there are. */
    ChannelMaps.Layout map();

    /** Returns for how many images it is fastest: what it reads and writes stays in the cache, and weights are read for many. */
    int imagesAtOnce();

    /** Takes what the next ways need, forward and back. */
    void set(Engine.Learned learned);

    /**
     * @param images that it gets at once at most
     * @param working of the thread, for what a call needs
     * @param between for what has to stay from one call to the next, from the beginning to the end of a way
     */
    Pass pass(int images, WorkingArrays working, WorkingArrays between);

    /** The computations of a thread. */
    interface Pass {
        /** Begins the way forward, with what is learned by now. */
        void beginForward();

        /**
         * Fills a map.
         *
         * @param first of the images
         */
        void forward(ChannelMaps images, int first, int count, ChannelMaps map);

        /**
         * Begins the way back, with what is learned by now: its gradients are 0.
         *
         * @param toImages whether their gradients are asked for
         */
        void beginBackward(boolean toImages);

        /**
         * Adds to the gradients of what is learned, and to those of the images.
         *
         * @param gradients of the map
         * @param ofImages null if they were not asked for
         * @param place where these images begin there
         */
        void backward(ChannelMaps images, int first, int count, ChannelMaps gradients, ChannelMaps ofImages, int place);

        /** Ends the way back: the gradients of what is learned are complete. */
        void endBackward();

        /** Returns the gradients that it has summed up, in the order of the weights' array. Whoever asks may change them. */
        float[] weightGradients();

        /** Likewise. */
        float[] biasGradients();
    }
}
