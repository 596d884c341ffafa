package dev.stridebook.process;

import static dev.stridebook.language.Language.say;

import dev.stridebook.classpath.ClassPath;
import dev.stridebook.language.Language;
import dev.stridebook.settings.NativeThreads;
import dev.stridebook.settings.Settings;
import java.io.File;
import java.io.IOException;
import java.lang.module.ModuleFinder;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Builds commands that start another Java like this one: the same JDK and class path, and the options that ND4J and the kernel need. */
public final class JavaCommand {
    private static final int NATIVE_ACCESS_ASKED_SINCE = 24;

    /** Vectors come from memory segments, which need no option. */
    private static final int SEGMENTS_SINCE = 19;

    private static final String VECTORS = "jdk.incubator.vector";

    private JavaCommand() {}

    /** Returns the {@code java} program of the running JDK. */
    public static Path program() {
        return Path.of(System.getProperty("java.home"), "bin", isWindows() ? "java.exe" : "java");
    }

    /**
     * Returns the content of a file for {@code java @file}; a class path of a hundred jars is too long for some shells.
     *
     * @param more options in addition to the usual ones
     * @param first jars to put before ours on the class path
     */
    public static String argumentFile(List<String> more, Path... first) {
        return argumentFile(
                more,
                Stream.concat(Stream.of(first).map(Path::toString), Stream.of(ClassPath.asOption()))
                        .collect(Collectors.joining(File.pathSeparator)));
    }

    /** Like {@link #argumentFile(List, Path...)}, with another class path than this process's. */
    public static String argumentFile(List<String> more, String classPath) {
        List<String> arguments = new ArrayList<>(options());
        arguments.addAll(more);
        arguments.add("-cp");
        arguments.add(classPath);
        return argumentText(arguments);
    }

    /** Returns the content of a file for {@code java @file} with these arguments alone. */
    public static String argumentText(List<String> arguments) {
        return arguments.stream().map(JavaCommand::quoted).collect(Collectors.joining("\n", "", "\n"));
    }

    /**
     * Returns the bytes of a file for {@code java @file}: Java reads it as the system writes names of files.
     *
     * @throws IOException if the system cannot write one of the names
     */
    public static byte[] argumentBytes(String text) throws IOException {
        return argumentBytes(text, argumentCharset());
    }

    static byte[] argumentBytes(String text, Charset charset) throws IOException {
        try {
            ByteBuffer bytes = charset.newEncoder().encode(CharBuffer.wrap(text));
            return Arrays.copyOf(bytes.array(), bytes.limit());
        } catch (CharacterCodingException e) {
            String unknown = text.codePoints()
                    .filter(point -> !charset.newEncoder().canEncode(Character.toString(point)))
                    .mapToObj(Character::toString)
                    .distinct()
                    .collect(Collectors.joining(" "));
            throw new IOException(
                    say(
                            "Java cannot read names of files with %s here: this system writes names in %s. Put Stridebook, your Jupyter data and the JDK into folders whose names have plain letters only.",
                            unknown, charset),
                    e);
        }
    }

    /** Returns how a file for {@code java @file} is encoded. */
    public static Charset argumentCharset() {
        return isWindows() ? Charset.forName(System.getProperty("sun.jnu.encoding")) : StandardCharsets.UTF_8;
    }

    private static boolean isWindows() {
        return File.separatorChar == '\\';
    }

    /** Returns the options, without the class path. */
    public static List<String> options() {
        List<String> options = new ArrayList<>(List.of(
                // Starts faster than the other collectors and needs less memory, which matters when a whole class
                // shares a server.
                "-XX:+UseSerialGC",
                // Grows only when needed; ND4J uses as much memory again outside the heap. Not -Xms: the heap would
                // never shrink below it.
                "-XX:InitialHeapSize=24m",
                "-XX:NewSize=8m",
                "-XX:-ShrinkHeapInSteps",
                "-XX:MaxRAMPercentage=40",
                // Delays the second compiler until a method has been called more often. What JShell and a training
                // call some ten thousand times is compiled with all that it calls: that costs more than it saves, and
                // takes a core from the training. This makes a first epoch a quarter faster, and the next four a tenth.
                // Loops are not delayed.
                "-XX:Tier4InvocationThreshold=100000",
                "-XX:Tier4MinInvocationThreshold=20000",
                "-XX:Tier4CompileThreshold=200000",
                // Methods in the second compiler's queue do not count their calls meanwhile: cells answer a sixth
                // sooner.
                "-XX:Tier3DelayOn=0",
                "-Djava.awt.headless=true",
                "-Dfile.encoding=UTF-8",
                // Hides JavaCPP's warning that two native libraries were built at different times.
                "-Dorg.bytedeco.javacpp.logger=slf4j"));
        Settings.sharedData().ifPresent(data -> options.add("-D" + Settings.SHARED_DATA + "=" + data));
        if (Runtime.version().feature() >= NATIVE_ACCESS_ASKED_SINCE) {
            options.add("--enable-native-access=ALL-UNNAMED");
            options.add("--sun-misc-unsafe-memory-access=allow");
        }
        return options;
    }

    /**
     * Returns the options with which a Java also computes with vectors, for those that train: it starts a little later, and says on its error
     * output that the module is not final. None where this JDK was made without the module.
     */
    public static List<String> vectorOptions() {
        if (ModuleFinder.ofSystem().find(VECTORS).isEmpty()) {
            return List.of();
        }
        List<String> options = new ArrayList<>(List.of(
                "--add-modules=" + VECTORS,
                // The second compiler adds up, over all that it inlines, how often a guess at a class was wrong, and
                // beyond a limit makes each such call a real one, with its vectors in the heap. Loops of many vectors
                // inline the same few methods so often that some wrong guesses elsewhere are too many: one training in
                // five was a third slower.
                "-XX:PerMethodTrapLimit=1000"));
        if (Runtime.version().feature() < SEGMENTS_SINCE) {
            // Vectors straight from memory, see AddressedVectors.
            options.add("--add-exports=java.base/jdk.internal.vm.vector=ALL-UNNAMED");
        }
        return options;
    }

    /**
     * Returns a process builder for a Java with the usual options and variables, which speaks the current language.
     *
     * @param main the class to run
     */
    public static ProcessBuilder with(String classPath, String main, List<String> arguments) {
        List<String> command = new ArrayList<>(options());
        command.addAll(List.of("-cp", classPath, main));
        command.addAll(arguments);
        return builder(command);
    }

    /** Like {@link #with(String, String, List)}, with options and class path in a file written by {@link #argumentFile}. */
    public static ProcessBuilder with(Path argumentFile, String main, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of("@" + argumentFile, main));
        command.addAll(arguments);
        return builder(command);
    }

    private static ProcessBuilder builder(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(program().toString()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment());
        builder.environment().putAll(Language.environment());
        return builder;
    }

    /** Returns the start of a command with the usual options and this class path. */
    static List<String> start(String classPath) {
        List<String> command = new ArrayList<>(List.of(program().toString()));
        command.addAll(options());
        command.add("-cp");
        command.add(classPath);
        return command;
    }

    private static String quoted(String argument) {
        return '"' + argument.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /** Returns the environment variables that it needs. */
    public static Map<String, String> environment() {
        return NativeThreads.environment();
    }
}
