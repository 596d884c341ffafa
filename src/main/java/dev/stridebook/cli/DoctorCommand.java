package dev.stridebook.cli;

import static dev.stridebook.language.Language.say;

import dev.stridebook.data.DataStore;
import dev.stridebook.kernel.JavaEvaluator;
import dev.stridebook.kernel.KernelSpec;
import dev.stridebook.language.Columns;
import dev.stridebook.nn.engine.Engines;
import dev.stridebook.notebook.CellResult;
import dev.stridebook.notebook.MimeBundle;
import dev.stridebook.notebook.SilentIo;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = "Check everything Stridebook needs and say how to fix what is missing.")
final class DoctorCommand implements Callable<Integer> {
    private static final String CELL =
            "Arrays.toString(new Conv2d(1, 10, kernel(5)).forward(Nd4j.ones(1, 1, 28, 28)).shape())";

    @Spec
    private CommandSpec spec;

    /** The result of a check: what was checked, what was found, and how to fix it (empty if nothing is wrong). */
    private record Finding(String what, String found, Optional<String> remedy) {
        static Finding good(String what, String found) {
            return new Finding(what, found, Optional.empty());
        }

        static Finding bad(String what, String found, String remedy) {
            return new Finding(what, found, Optional.of(remedy));
        }
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        boolean healthy = true;
        for (Callable<Finding> look : List.<Callable<Finding>>of(
                this::jdk,
                this::cpu,
                this::nd4j,
                DoctorCommand::engine,
                DoctorCommand::cells,
                this::jupyter,
                this::kernel,
                this::data)) {
            Finding finding = run(look);
            healthy &= finding.remedy().isEmpty();
            out.printf(
                    "%s %s %s%n",
                    finding.remedy().isEmpty() ? "ok " : "BAD", Columns.padded(finding.what(), 8), finding.found());
            finding.remedy().ifPresent(remedy -> out.printf("             -> %s%n", remedy));
            out.flush();
        }
        return healthy ? 0 : 1;
    }

    private static Finding run(Callable<Finding> look) {
        try {
            return look.call();
        } catch (Exception | LinkageError unexpected) {
            return Finding.bad(
                    "?", unexpected.toString(), say("Please report this with the output of ./stridebook doctor."));
        }
    }

    private Finding jdk() {
        String found = say("Java %s at %s", Runtime.version(), System.getProperty("java.home"));
        if (ModuleFinder.ofSystem().find("jdk.jshell").isEmpty()) {
            return Finding.bad(
                    "JDK",
                    say("%s, without the module jdk.jshell", found),
                    say("Install a full JDK and set JAVA_HOME to it."));
        }
        return Finding.good("JDK", found);
    }

    private Finding cpu() throws IOException {
        String name = System.getProperty("os.arch");
        String features = "";
        Path info = Path.of("/proc/cpuinfo");
        if (Files.isReadable(info)) {
            String text = Files.readString(info);
            name = firstGroup("model name\\s*: (.*)", text).orElse(name);
            String flags = firstGroup("flags\\s*: (.*)", text).orElse("");
            features = Stream.of("avx2", "avx512f", "avx512_vnni")
                    .filter(flag -> Arrays.asList(flags.split(" ")).contains(flag))
                    .reduce("", (all, flag) -> all + " " + flag);
        }
        return Finding.good(
                "CPU", say("%s, %d cores%s", name, Runtime.getRuntime().availableProcessors(), features));
    }

    /** Loads the native library and computes something with it, because a library that loads may still fail to run. */
    private Finding nd4j() {
        String classifier = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .flatMap(entry -> firstGroup("nd4j-native-[^-]+-M[0-9.]+-(.*)\\.jar$", entry).stream())
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElse("none");
        if (classifier.equals("none")) {
            return Finding.bad(
                    "ND4J",
                    say("no native library on the class path"),
                    say("Delete target/ and run ./stridebook again."));
        }
        INDArray product = Nd4j.ones(2, 3).mmul(Nd4j.ones(3, 2));
        if (product.getDouble(1, 1) != 3) {
            return Finding.bad(
                    "ND4J",
                    say("%s computes 1+1+1 = %s", classifier, product.getDouble(1, 1)),
                    say("Try another library: mvn -Dnd4j.classifier=linux-x86_64 package."));
        }
        return Finding.good("ND4J", classifier);
    }

    private static Finding engine() {
        return Finding.good(say("Engine"), engine(Engines.description(), Engines.failure()));
    }

    /**
     * @param failure why the engine is not oneDNN, if that does not run here
     */
    static String engine(String description, Optional<Throwable> failure) {
        return failure.map(why -> say(
                        "%s, because oneDNN does not run here, so training is slow: %s", description, withCauses(why)))
                .orElse(description);
    }

    private static String withCauses(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .map(Throwable::toString)
                .distinct()
                .collect(Collectors.joining(" ← "));
    }

    /** Computes a convolution in a cell. */
    private static Finding cells() {
        try (JavaEvaluator evaluator = JavaEvaluator.start()) {
            CellResult result = evaluator.evaluate(CELL, 1, new SilentIo());
            return result instanceof CellResult.Value value
                    ? Finding.good(
                            say("Cells"),
                            say("%s gives %s", CELL, value.bundle().data().get(MimeBundle.TEXT)))
                    : Finding.bad(
                            say("Cells"),
                            say("%s ended with %s", CELL, result),
                            say("Install a full JDK, 17 or later, and set JAVA_HOME to it."));
        }
    }

    private Finding jupyter() {
        return Jupyter.find(Project.root())
                .map(jupyter -> Finding.good("Jupyter", say("%s at %s", jupyter.version(), jupyter.server())))
                .orElseGet(() -> Finding.bad(
                        "Jupyter", say("not in .venv or on the PATH"), say("./stridebook lab installs it.")));
    }

    private Finding kernel() throws IOException {
        KernelSpec kernel = KernelSpec.ofUser();
        if (kernel.isUpToDate()) {
            return Finding.good(say("Kernel"), kernel.folder().toString());
        }
        boolean isThere = Files.isDirectory(kernel.folder());
        return Finding.bad(
                say("Kernel"),
                isThere ? say("%s belongs to another checkout, JDK or build", kernel.folder()) : say("not installed"),
                say("./stridebook kernel install"));
    }

    private Finding data() {
        DataStore mnist = DataStore.mnist(message -> {});
        List<String> problems = mnist.problems();
        if (problems.isEmpty()) {
            return Finding.good("MNIST", mnist.folder().toString());
        }
        return mnist.isEmpty()
                ? Finding.bad(
                        "MNIST",
                        say("not downloaded; the lessons use the shipped subset"),
                        say("./stridebook data mnist"))
                : Finding.bad("MNIST", String.join(" ", problems), say("./stridebook data mnist --repair"));
    }

    private static Optional<String> firstGroup(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
