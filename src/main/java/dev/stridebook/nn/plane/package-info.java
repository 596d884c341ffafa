/**
 * What layers do with the planes of feature maps, in plain loops: padding, enlarging, pooling, normalising. Arrays are floats in row-major
 * order, checked before, and not empty.
 */
@Internal
package dev.stridebook.nn.plane;

import dev.stridebook.Internal;
