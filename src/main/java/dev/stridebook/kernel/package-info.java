/**
 * The embedded Jupyter kernel for Java: cells evaluated by JShell in this process, Jupyter's protocol over ZeroMQ, and the
 * kernel spec that tells Jupyter about it. It builds on IJava's own base library, so that notebooks written for IJava run
 * unchanged.
 */
@Internal
package dev.stridebook.kernel;

import dev.stridebook.Internal;
