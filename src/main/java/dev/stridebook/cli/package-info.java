/** The commands of {@code ./stridebook}. */
package dev.stridebook.cli;
