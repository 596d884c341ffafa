/** Jupyter's kernel protocol over ZeroMQ: signed messages, the five sockets, and a small client for self-tests. */
@Internal
package dev.stridebook.kernel.protocol;

import dev.stridebook.Internal;
