/** What runs in the process with the answers, which nobody trusts. */
@Internal
package dev.stridebook.grade.child;

import dev.stridebook.Internal;
