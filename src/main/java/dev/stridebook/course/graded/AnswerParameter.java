package dev.stridebook.course.graded;

import dev.stridebook.Internal;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.engine.support.store.Namespace;
import org.junit.platform.launcher.LauncherSession;

/** Passes the answer of a launcher session to the graded tests that run in it. */
@Internal
public final class AnswerParameter implements ParameterResolver {
    private static final Object KEY = AnswerParameter.class;

    /** Sets the answer for all tests that run in this session. */
    public static void put(LauncherSession session, Object answer) {
        session.getStore().put(Namespace.create(KEY), KEY, answer);
    }

    private static Object get(ExtensionContext context) {
        return context.getStore(StoreScope.LAUNCHER_SESSION, ExtensionContext.Namespace.create(KEY))
                .get(KEY);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType().isInstance(get(context));
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return get(context);
    }
}
