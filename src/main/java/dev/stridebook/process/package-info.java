/**
 * Other processes: how to start a Java like this one, how to ask a process and get its replies, and how to tell why it ended.
 */
@Internal
package dev.stridebook.process;

import dev.stridebook.Internal;
