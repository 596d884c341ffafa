/** The functions of IJava's cells, for libraries that call them from classes. */
package io.github.spencerpark.ijava.runtime;
