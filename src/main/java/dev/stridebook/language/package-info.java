/** The language that Stridebook speaks. {@code docs/languages.md} says how a text gets another one. */
@Internal
package dev.stridebook.language;

import dev.stridebook.Internal;
