/**
 * IJava's classes that notebooks and libraries refer to by name, so that those written for IJava run in Stridebook's kernel.
 * In a real IJava, its own classes come first on the class path.
 */
package io.github.spencerpark.ijava;
