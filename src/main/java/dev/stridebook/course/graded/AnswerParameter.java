package dev.stridebook.course.graded;

import dev.stridebook.Internal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.engine.support.store.Namespace;
import org.junit.platform.launcher.LauncherSession;

/** Passes the answer of a launcher session, and the numbers of its exercise, to the graded tests that run in it. */
@Internal
public final class AnswerParameter implements ParameterResolver {
    private static final Object KEY = AnswerParameter.class;

    /**
     * Sets what the tests that run in this session can have as parameters.
     *
     * @param values the answer, and the exercise's numbers if it has any
     */
    public static void put(LauncherSession session, List<Object> values) {
        session.getStore().put(Namespace.create(KEY), KEY, values);
    }

    private static Optional<Object> find(ParameterContext parameter, ExtensionContext context) {
        List<?> values = (List<?>) context.getStore(StoreScope.LAUNCHER_SESSION, ExtensionContext.Namespace.create(KEY))
                .get(KEY);
        Class<?> type = parameter.getParameter().getType();
        return values.stream()
                .filter(type::isInstance)
                .<Object>map(value -> value)
                .findFirst();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return find(parameter, context).isPresent();
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return find(parameter, context).orElseThrow();
    }
}
