/**
 * The commands of {@code ./stridebook}: each a class, each with its own {@code --help}. What is public is for commands that
 * {@link dev.stridebook.cli.MoreCommands} adds.
 */
@Internal
package dev.stridebook.cli;

import dev.stridebook.Internal;
