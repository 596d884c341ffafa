/**
 * Child processes: starting a Java like this one, exchanging requests and replies with it, and explaining why it ended.
 */
@Internal
package dev.stridebook.process;

import dev.stridebook.Internal;
