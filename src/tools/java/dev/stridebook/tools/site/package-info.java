/** The website: the course as plain files that a browser shows without a kernel. */
@Internal
package dev.stridebook.tools.site;

import dev.stridebook.Internal;
