/**
 * What benchmarks are made of: statistics, the layers that are timed, the JSON and the page. It is tested with everything else;
 * the benchmarks themselves are in {@code src/peers}, as they need other libraries.
 */
package dev.stridebook.bench;
