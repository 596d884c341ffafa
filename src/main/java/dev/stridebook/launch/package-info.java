/**
 * Starts Stridebook from a checkout or an unpacked release. The scripts {@code stridebook} and {@code stridebook.cmd} only find Java; what has
 * to be built or written first is done here, for all systems alike. A checkout is not built yet when this package is first needed: the
 * scripts compile {@link dev.stridebook.launch.Prepare} with what it refers to, which must not be more than the JDK brings.
 */
@Internal
package dev.stridebook.launch;

import dev.stridebook.Internal;
