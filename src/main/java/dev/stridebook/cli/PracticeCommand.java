package dev.stridebook.cli;

import dev.stridebook.course.check.Paragraph;
import dev.stridebook.course.practice.Practice;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "practice",
        mixinStandardHelpOptions = true,
        description = {
            "Ask fresh questions about sizes, parameters, costs and windows, for as long as you like.",
            "",
            "Each wrong choice comes from a usual misconception and is answered with it. What you got wrong comes",
            "back, first after a few other questions, then after some days. An empty line or q ends the round.",
            ""
        })
final class PracticeCommand implements Callable<Integer> {
    @Parameters(
            arity = "0..1",
            paramLabel = "ID",
            description = "One kind of question only: ${COMPLETION-CANDIDATES}.",
            completionCandidates = Kinds.class)
    private Optional<String> kind = Optional.empty();

    @Option(names = "--seed", paramLabel = "N", description = "Ask the same new questions each time.")
    private Optional<Long> seed = Optional.empty();

    @Option(names = "--count", paramLabel = "N", description = "End after so many questions (default: go on).")
    private int count = Integer.MAX_VALUE;

    @Spec
    private CommandSpec spec;

    static final class Kinds implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Practice.kinds().iterator();
        }
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        Practice practice = start();
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));
        for (int asked = 0; asked < count; asked++) {
            practice.next()
                    .lines()
                    .flatMap(line -> Paragraph.forTerminal(line).stream())
                    .forEach(out::println);
            Optional<Practice.Reply> reply = ask(practice, input, out);
            if (reply.isEmpty()) {
                break;
            }
            out.println();
            reply.get()
                    .toString()
                    .lines()
                    .flatMap(line -> Paragraph.forTerminal(line).stream())
                    .forEach(out::println);
            out.println();
        }
        out.println(practice.score());
        return 0;
    }

    private Practice start() {
        try {
            return Practice.start(kind, seed.orElseGet(System::nanoTime));
        } catch (IllegalArgumentException unknown) {
            throw new UsageException(unknown.getMessage());
        }
    }

    /** Returns the reply to the answer, or empty if the user wants to stop. */
    private static Optional<Practice.Reply> ask(Practice practice, BufferedReader input, PrintWriter out)
            throws IOException {
        while (true) {
            out.print("> ");
            out.flush();
            String line = input.readLine();
            if (line == null || line.isBlank() || line.strip().equalsIgnoreCase("q")) {
                out.println();
                return Optional.empty();
            }
            Optional<Practice.Reply> reply = practice.answer(line);
            if (reply.isPresent()) {
                return reply;
            }
            out.println(practice.legal());
        }
    }
}
