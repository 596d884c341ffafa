/**
 * The commands of {@code ./stridebook}, each a class with its own {@code --help}. Public classes are for the commands that {@link
 * dev.stridebook.cli.MoreCommands} adds.
 */
@Internal
package dev.stridebook.cli;

import dev.stridebook.Internal;
