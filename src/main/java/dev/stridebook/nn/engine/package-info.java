/**
 * Native code for convolutions and matrix products: oneDNN, or ND4J's operators. Knows arrays and windows, no layers; their arguments
 * have been checked by then.
 */
@Internal
package dev.stridebook.nn.engine;

import dev.stridebook.Internal;
