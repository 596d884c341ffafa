/** The commands of {@code ./stridebook}: each a class, each with its own {@code --help}. */
package dev.stridebook.cli;
