/**
 * What keeps code that others wrote from running for ever and from ending the process: its classes are instrumented when they are
 * loaded, and ask a guard.
 */
@Internal
package dev.stridebook.guard;

import dev.stridebook.Internal;
