package dev.stridebook.tools.poison;

import java.time.Duration;

/**
 * A cell that tries to break its session.
 *
 * @param limit when to interrupt it, if it has not ended by then
 */
record PoisonCell(String source, Duration limit) {}
