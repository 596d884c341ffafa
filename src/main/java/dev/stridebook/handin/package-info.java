/**
 * Opens what students hand in: folders, archives and files, as any system and any editor writes them. Nothing else in the program opens a
 * hand-in. Everything in one may be hostile: nothing is unpacked to disk, no link is followed, and all that is read is bounded.
 */
@Internal
package dev.stridebook.handin;

import dev.stridebook.Internal;
