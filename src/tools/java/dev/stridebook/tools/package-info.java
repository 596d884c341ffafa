/** What only the project's makers run: it is compiled with the product and left out of its jar. */
@Internal
package dev.stridebook.tools;

import dev.stridebook.Internal;
