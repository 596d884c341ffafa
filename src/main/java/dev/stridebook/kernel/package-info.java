/**
 * The embedded Jupyter kernel for Java: cells evaluated by JShell in this process, Jupyter's protocol over ZeroMQ, and the
 * kernel spec that tells Jupyter about it. On IJava's own base library, so that notebooks written for IJava find what they
 * know.
 */
@Internal
package dev.stridebook.kernel;

import dev.stridebook.Internal;
