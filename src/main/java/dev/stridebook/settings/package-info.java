/** Settings from environment variables and system properties. {@code docs/settings.md} lists them. */
@Internal
package dev.stridebook.settings;

import dev.stridebook.Internal;
