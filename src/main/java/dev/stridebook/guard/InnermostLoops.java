package dev.stridebook.guard;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MutableCallSite;

/**
 * Whether innermost loops must ask their host, as a value that compiled code takes for a constant. When it changes, the JVM throws
 * away what was compiled with the old value, and running loops go on in code that asks. It waits until each of them comes to a point
 * where it can be stopped, which for a loop that counts an {@code int} may be its end. So the loops around it read a flag.
 */
final class InnermostLoops {
    private static final MethodHandle CALM = MethodHandles.constant(boolean.class, false);
    private static final MethodHandle ALARMED = MethodHandles.constant(boolean.class, true);
    private static final MutableCallSite SITE = new MutableCallSite(Guard.tellInnermost() ? ALARMED : CALM);
    private static final MutableCallSite[] SITES = {SITE};
    private static final MethodHandle VALUE = SITE.dynamicInvoker();

    private InnermostLoops() {}

    static boolean areAlarmed() {
        try {
            return (boolean) VALUE.invokeExact();
        } catch (Error tooDeepOrTooFull) {
            throw tooDeepOrTooFull;
        } catch (Throwable constantsDoNotThrow) {
            throw new IllegalStateException(constantsDoNotThrow);
        }
    }

    static void tell(boolean isAlarmed) {
        MethodHandle target = isAlarmed ? ALARMED : CALM;
        if (SITE.getTarget() != target) {
            SITE.setTarget(target);
            MutableCallSite.syncAll(SITES);
        }
    }
}
