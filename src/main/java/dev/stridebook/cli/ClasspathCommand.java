package dev.stridebook.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "classpath",
        mixinStandardHelpOptions = true,
        description = "Print the class path of the library and its dependencies, for your own JVM, IJava or JJava.",
        footer = {"", "For example: IJAVA_CLASSPATH=\"$(./stridebook classpath)\" jupyter lab"})
final class ClasspathCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().getOut().println(Project.classPath());
        return 0;
    }
}
