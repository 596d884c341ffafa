/** Tools for the project's maintainers. They are compiled with the product but left out of its jar. */
@Internal
package dev.stridebook.tools;

import dev.stridebook.Internal;
