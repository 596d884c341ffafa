/** Jupyter's kernel protocol over ZeroMQ: signed messages, the five sockets, and a small client for self-tests. */
package dev.stridebook.kernel.protocol;
