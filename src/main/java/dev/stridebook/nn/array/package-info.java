/**
 * What all computations stand on: arrays of floats in native memory, the memory that a training step uses again, and the threads that
 * share its work. Knows no layers.
 */
@Internal
package dev.stridebook.nn.array;

import dev.stridebook.Internal;
