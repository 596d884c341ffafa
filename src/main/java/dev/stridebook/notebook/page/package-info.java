/** A notebook as a page to read in a browser. */
@Internal
package dev.stridebook.notebook.page;

import dev.stridebook.Internal;
