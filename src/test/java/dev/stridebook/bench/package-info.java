/**
 * The parts of the benchmarks: statistics, the timed layers, the JSON and the page. They are tested with everything else; the
 * benchmarks themselves are in {@code src/peers}, as they need other libraries.
 */
package dev.stridebook.bench;
