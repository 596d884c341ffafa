package dev.stridebook.launch;

import dev.stridebook.cli.Main;
import dev.stridebook.language.Language;
import dev.stridebook.process.JavaCommand;
import dev.stridebook.process.ProgramRun;
import dev.stridebook.settings.Settings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Runs a command, in this process if what it needs is up to date, or else in another one after that was made anew. */
public final class Launcher {
    private Launcher() {}

    /** @param arguments those of the command */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Main.speakAsAsked(arguments);
        Place place = Place.at(Settings.project().orElseThrow());
        List<String> command = List.of(arguments);
        boolean isArchiveDue = Boolean.getBoolean(Settings.ARCHIVE_PUT_OFF) && !Start.isTest(command);
        if (place.isCurrent() && !isArchiveDue) {
            Main.main(arguments);
            return;
        }
        Start start = Start.of(place);
        try {
            start.prepare(command, System.err);
        } catch (LaunchException failure) {
            System.err.println("stridebook: " + failure.getMessage());
            System.exit(1);
        }
        System.exit(run(start, command));
    }

    private static int run(Start start, List<String> arguments) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of(JavaCommand.program().toString(), "@" + start.file(), Main.class.getName()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        builder.environment().putAll(Language.environment());
        Process process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        return ProgramRun.exitCode(process);
    }
}
