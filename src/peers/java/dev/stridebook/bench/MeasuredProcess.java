package dev.stridebook.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stridebook.process.ChildProcess;
import dev.stridebook.process.Frames;
import dev.stridebook.process.JavaCommand;
import dev.stridebook.process.NoReplyException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A process that runs requests and replies. It stays alive between measurements, so that its code stays compiled, and waits without
 * using the processor. It runs {@link MeasuredMain} or {@code frames.py}.
 */
final class MeasuredProcess implements AutoCloseable {
    private final String name;
    private final ChildProcess child;
    private final Thread killer;
    private final JsonNode hello;

    private MeasuredProcess(String name, Process process) {
        this.name = name;
        this.child = ChildProcess.trusted(process, event -> {});
        this.killer = new Thread(child::kill);
        Runtime.getRuntime().addShutdownHook(killer);
        this.hello = ask("hello");
    }

    /** Starts the process and waits for its description of itself. */
    static MeasuredProcess start(ProcessBuilder builder) throws IOException {
        // Everything but the class path, which is long.
        String name = builder.command().stream()
                .filter(argument -> !argument.contains(File.pathSeparator))
                .collect(Collectors.joining(" "));
        return new MeasuredProcess(name, builder.start());
    }

    /** A Java that runs one of our classes with the product's class path and a kernel's options. */
    static ProcessBuilder java(Plan plan, Class<?> main, String... arguments) {
        String classPath = plan.classPath() + File.pathSeparator + testClasses(plan);
        ProcessBuilder builder = JavaCommand.with(classPath, main.getName(), List.of(arguments));
        builder.command().addAll(1, JavaCommand.vectorOptions());
        return builder;
    }

    /** As {@link #java(Plan, Class, String...)}, with the peers' class path, which contains everything. */
    static ProcessBuilder javaWithPeers(Plan plan, String main, List<String> arguments) throws IOException {
        Path target = plan.project().resolve("target");
        String classPath = String.join(
                File.pathSeparator,
                target.resolve("classes").toString(),
                testClasses(plan),
                Files.readString(target.resolve("peers-classpath.txt")).strip());
        return JavaCommand.with(classPath, main, arguments);
    }

    private static String testClasses(Plan plan) {
        return plan.project().resolve("target/test-classes").toString();
    }

    JsonNode hello() {
        return hello;
    }

    long pid() {
        return child.pid();
    }

    /**
     * Sends a request and waits for the reply.
     *
     * @throws BenchException if the process ends instead
     */
    JsonNode ask(String request) {
        try {
            return child.ask(Frames.frame().put("do", request), ChildProcess.FOREVER);
        } catch (NoReplyException none) {
            throw new BenchException("%s failed: %s".formatted(name, none.withLastWords()));
        }
    }

    @Override
    public void close() throws IOException {
        try {
            Runtime.getRuntime().removeShutdownHook(killer);
        } catch (IllegalStateException isShuttingDown) {
            return; // the hook ends it
        }
        try {
            child.end(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        child.kill();
    }
}
