/**
 * The classes of IJava's that notebooks and libraries name, so that those written for it run in Stridebook's kernel. Where a
 * real IJava runs, its own come first on the class path.
 */
package io.github.spencerpark.ijava;
