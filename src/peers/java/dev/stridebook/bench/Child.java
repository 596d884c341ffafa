package dev.stridebook.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stridebook.kernel.JavaCommand;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * A process that waits for a line on its standard input, does what it says, and answers with a line of JSON. It stays alive
 * between measurements, so that its code stays compiled, and waits without using the processor.
 */
final class Child implements AutoCloseable {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final String name;
    private final Process process;
    private final Path log;
    private final BufferedReader answers;
    private final Writer requests;
    private final Thread killer;
    private final JsonNode hello;
    private boolean failed = false;

    private Child(String name, Process process, Path log) throws IOException {
        this.name = name;
        this.process = process;
        this.log = log;
        this.answers = process.inputReader(StandardCharsets.UTF_8);
        this.requests = process.outputWriter(StandardCharsets.UTF_8);
        this.killer = new Thread(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(killer);
        this.hello = answer();
    }

    /** Starts it and waits until it has said what it is. */
    static Child start(Plan plan, ProcessBuilder builder) throws IOException {
        Path log = Files.createTempFile(plan.folder(), "child-", ".log");
        // All but the class path, which is long.
        String name = builder.command().stream()
                .filter(argument -> !argument.contains(File.pathSeparator))
                .collect(Collectors.joining(" "));
        return new Child(name, builder.redirectError(log.toFile()).start(), log);
    }

    /** A Java that runs a class of ours with the product's class path, and with what a kernel's Java gets. */
    static ProcessBuilder java(Plan plan, Class<?> main, String... arguments) {
        return java(plan.classPath() + File.pathSeparator + testClasses(plan), main.getName(), List.of(arguments));
    }

    /** As {@link #java(Plan, Class, String...)}, with the peers' class path: it has everything. */
    static ProcessBuilder javaWithPeers(Plan plan, String main, List<String> arguments) throws IOException {
        Path target = plan.project().resolve("target");
        String classPath = String.join(
                File.pathSeparator,
                target.resolve("classes").toString(),
                testClasses(plan),
                Files.readString(target.resolve("peers-classpath.txt")).strip());
        return java(classPath, main, arguments);
    }

    private static String testClasses(Plan plan) {
        return plan.project().resolve("target/test-classes").toString();
    }

    private static ProcessBuilder java(String classPath, String main, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(JavaCommand.program().toString()));
        command.addAll(JavaCommand.options());
        command.addAll(List.of("-cp", classPath, main));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(JavaCommand.environment());
        return builder;
    }

    /** A Python as users start it, without what Stridebook's launcher sets for Java. */
    static ProcessBuilder python(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command);
        JavaCommand.environment().forEach(builder.environment()::remove);
        return builder;
    }

    JsonNode hello() {
        return hello;
    }

    long pid() {
        return process.pid();
    }

    /**
     * Tells it what to do and waits for the answer.
     *
     * @throws BenchException if it ends instead
     */
    JsonNode ask(String request) throws IOException {
        requests.write(request + "\n");
        requests.flush();
        return answer();
    }

    /** Other lines, from libraries that print, are passed over. */
    private JsonNode answer() throws IOException {
        for (String line = answers.readLine(); line != null; line = answers.readLine()) {
            if (line.startsWith("{")) {
                return MAPPER.readTree(line);
            }
        }
        failed = true;
        throw new BenchException("%s ended with exit code %d. What it said is in %s:%n%s"
                .formatted(name, exitCode(), log, Files.readString(log).strip()));
    }

    private int exitCode() {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchException("Interrupted.");
        }
    }

    @Override
    public void close() throws IOException {
        Runtime.getRuntime().removeShutdownHook(killer);
        try {
            requests.close();
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        if (!failed) {
            Files.deleteIfExists(log);
        }
    }

    /** The other side: answers each line until there are no more. */
    static void serve(Map<String, Object> hello, Answers answers) throws IOException {
        say(hello);
        var requests = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = requests.readLine(); line != null; line = requests.readLine()) {
            say(answers.to(line));
        }
    }

    interface Answers {
        Map<String, Object> to(String request) throws IOException;
    }

    private static void say(Map<String, Object> answer) throws IOException {
        System.out.println(MAPPER.writeValueAsString(answer));
        System.out.flush();
    }
}
