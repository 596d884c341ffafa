/** What can be set from outside, with one place for each name and each value. {@code docs/settings.md} lists it. */
@Internal
package dev.stridebook.settings;

import dev.stridebook.Internal;
