package dev.stridebook.cli;

import static dev.stridebook.language.Language.say;

import dev.stridebook.language.Language;
import dev.stridebook.shape.ShapeException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The command line. Exit codes: 0 success, 1 the work failed (a cell, a test, a download), 2 the arguments are wrong, 3 {@code grade}
 * could not grade some submissions.
 */
@Command(
        name = "stridebook",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        synopsisHeading = "",
        customSynopsis = "Usage: ./stridebook COMMAND [OPTIONS]",
        header = {
            "",
            "Learn:   ./stridebook lab                    open the lessons in Jupyter",
            "Answer:  ./stridebook watch                  work through the exercises, checked as you save",
            "Explore: ./stridebook shape --input 8x8 --kernel 3,5 --stride 3,4",
            ""
        },
        commandListHeading = "%nCommands:%n",
        footer = {"", "Help for a command: ./stridebook COMMAND --help"})
public final class Main implements Callable<Integer> {
    private static final List<Class<?>> COMMANDS = List.of(
            LabCommand.class,
            RunCommand.class,
            CheckCommand.class,
            WatchCommand.class,
            HintCommand.class,
            ProgressCommand.class,
            PracticeCommand.class,
            ExercisesCommand.class,
            ResetCommand.class,
            GradeCommand.class,
            ShapeCommand.class,
            ExploreCommand.class,
            DataCommand.class,
            KernelCommand.class,
            DoctorCommand.class,
            UninstallCommand.class,
            AuthorCommand.class,
            ClasspathCommand.class);

    @Spec
    private CommandSpec spec;

    public static void main(String[] arguments) {
        speakAsAsked(arguments);
        CommandLine main = commandLineFor(arguments);
        if (Jupyter.isWindows()) {
            main.setOut(CommandPrompt.over(System.out)).setErr(CommandPrompt.over(System.err));
        }
        System.exit(main.execute(arguments));
    }

    /** Returns the command line for these arguments. It takes longer to make all commands than to run most of them, so only the one is there. */
    static CommandLine commandLineFor(String... arguments) {
        return COMMANDS.stream()
                // The maintainers' commands are below it.
                .filter(type -> type != AuthorCommand.class)
                .filter(type -> arguments.length > 0
                        && type.getAnnotation(Command.class).name().equals(arguments[0]))
                .findFirst()
                .map(type -> prepared(with(List.of(type))))
                .orElseGet(Main::commandLine);
    }

    /** Returns the command line with all commands. */
    static CommandLine commandLine() {
        CommandLine main = ofProduct();
        MoreCommands.found().forEach(more -> more.addTo(main));
        if (!MoreCommands.found().iterator().hasNext()) {
            CheckoutCommands.addTo(main);
        }
        return prepared(main);
    }

    /** Returns the command line with those commands alone that every installation has. */
    static CommandLine ofProduct() {
        return with(COMMANDS);
    }

    private static CommandLine with(List<Class<?>> commands) {
        CommandLine main = new CommandLine(new Main());
        commands.forEach(main::addSubcommand);
        return main;
    }

    /**
     * Speaks the language that the user asks for, from now on. If there is none, says so and ends this process.
     *
     * @param arguments those of the command
     */
    public static void speakAsAsked(String... arguments) {
        try {
            Language.useAsked(List.of(arguments));
        } catch (IllegalArgumentException unknown) {
            System.err.println("stridebook: " + unknown.getMessage());
            System.exit(2);
        }
    }

    /** Subcommands get these settings only if they were added before. */
    static CommandLine prepared(CommandLine command) {
        LanguageOption.addTo(command);
        HelpTexts.addTo(command);
        return command.setUsageHelpWidth(100)
                .setParameterExceptionHandler(Main::refuse)
                .setExecutionExceptionHandler(Main::explain);
    }

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getOut());
        return 0;
    }

    private static int refuse(ParameterException exception, String[] arguments) {
        CommandLine command = exception.getCommandLine();
        command.getErr().println("stridebook: " + ParserErrors.text(exception));
        command.getErr().println(say("See %s --help.", typed(command.getCommandSpec())));
        return 2;
    }

    /** Returns a command as a user types it. */
    static String typed(CommandSpec command) {
        String launcher = command.root().userObject() instanceof Main ? "./" : "";
        return launcher + command.qualifiedName();
    }

    /** Prints the message of a user's mistake or a failure; for any other exception, a bug, also the stack trace. */
    private static int explain(Exception exception, CommandLine command, CommandLine.ParseResult parsed) {
        boolean usersMistake = exception instanceof UsageException || exception instanceof ShapeException;
        command.getErr().println("stridebook: " + exception.getMessage());
        if (!usersMistake && !(exception instanceof WorkFailedException)) {
            exception.printStackTrace(command.getErr());
        }
        return usersMistake ? 2 : 1;
    }

    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"Stridebook " + Project.version() + ", Java " + Runtime.version()};
        }
    }
}
