/**
 * Keeps untrusted code from running forever and from ending the process: its classes are instrumented at load time and call a
 * guard.
 */
@Internal
package dev.stridebook.guard;

import dev.stridebook.Internal;
