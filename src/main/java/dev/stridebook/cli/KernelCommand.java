package dev.stridebook.cli;

import static dev.stridebook.language.Language.say;

import dev.stridebook.file.ReadableByAll;
import dev.stridebook.kernel.ForeignKernel;
import dev.stridebook.kernel.JupyterData;
import dev.stridebook.kernel.KernelName;
import dev.stridebook.kernel.KernelSpec;
import dev.stridebook.kernel.OwnKernel;
import dev.stridebook.kernel.SharedKernel;
import dev.stridebook.process.JavaCommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Installs, lists and removes the Jupyter kernel of this checkout, or of a jar that has everything: {@link KernelJarMain}. */
@Command(
        name = "kernel",
        description = {
            "Install, list or remove the Jupyter kernel \"Java (Stridebook)\".",
            "",
            "It is installed into your Jupyter data folder, or into JUPYTER_DATA_DIR. Other kernels, including one called"
                    + " \"java\", are never touched.",
            ""
        },
        mixinStandardHelpOptions = true,
        subcommands = {KernelCommand.Install.class, KernelCommand.ListAll.class, KernelCommand.Remove.class})
final class KernelCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), say("Choose what to do: install, list or remove."));
    }

    /** Returns this command as a user types it, up to and with one of its own. */
    private static String typed(CommandSpec ofSubcommand, String subcommand) {
        return Main.typed(ofSubcommand.parent()) + " " + subcommand;
    }

    /** The Jupyter data folder to work on. */
    private static final class Place {
        @Option(
                names = "--prefix",
                paramLabel = "DIR",
                description = "Use DIR/share/jupyter, for the Jupyter installed in DIR.")
        private Path prefix;

        @Option(
                names = "--sys-prefix",
                description = "Use the Python environment of the Jupyter in .venv or on the PATH.")
        private boolean ofJupyter;

        @Option(names = "--user", description = "Use your own data folder, and a copy of all that is needed.")
        private boolean ofUser;

        private static JupyterData data(Place place) throws IOException {
            if (place == null || place.ofUser) {
                return JupyterData.ofUser();
            }
            return JupyterData.ofPrefix(place.ofJupyter ? prefixOfJupyter() : place.prefix);
        }

        private static Path prefixOfJupyter() throws IOException {
            return Jupyter.find(Project.rootOrHere())
                    .orElseThrow(() -> new UsageException(
                            say("--sys-prefix needs a Jupyter, and there is none in .venv or on the PATH.")))
                    .prefix();
        }
    }

    /** Which of the kernels it is; the one for lessons if no option says so. */
    private static final class Which {
        @Option(names = "--with", paramLabel = "KERNEL", description = "The one that runs your ijava or jjava.")
        private String with;

        @Option(names = "--plain", description = "The one that imports only what IJava imports.")
        private boolean isPlain;

        @Option(
                names = "--debugger",
                description = "The one with JupyterLab's debugger for its cells, which run slower then.")
        private boolean hasDebugger;

        @Option(
                names = "--name",
                paramLabel = "NAME",
                description = "The one for lessons under this name, beside others. Needs a place, such as --user.")
        private String name;

        private Optional<KernelName> chosen() {
            try {
                return Optional.ofNullable(name).map(KernelName::new);
            } catch (IllegalArgumentException e) {
                throw new UsageException("--name: " + e.getMessage());
            }
        }

        private Optional<ForeignKernel.Kind> foreign() {
            return Optional.ofNullable(with).map(KernelCommand::kind);
        }

        private OwnKernel own() {
            return hasDebugger ? OwnKernel.DEBUGGER : isPlain ? OwnKernel.PLAIN : OwnKernel.LESSONS;
        }
    }

    @Command(
            name = "install",
            mixinStandardHelpOptions = true,
            description = {
                "Install the kernel with the Java that runs this command, and test it.",
                "",
                "With --prefix or --sys-prefix, all that it needs is copied to share/stridebook there, with MNIST, so that it runs for"
                        + " every user. With --user, it is copied beside your own data folder. Without any of these, the launcher of a"
                        + " checkout installs a kernel that is yours alone and runs from the checkout; a jar does the same as with --user.",
                "",
                "With --plain, it is installed as \"Java\" for other people's notebooks: its sessions import what IJava imports,"
                        + " and nothing of the library, which can still be imported.",
                "",
                "With --debugger, it is installed a second time under a name of its own, with JupyterLab's debugger for its cells.",
                "",
                "With --with, your IJava or JJava is installed a second time under a name of its own, with this library"
                        + " on its class path, so that its cells know windows, layers and pictures.",
                ""
            })
    static final class Install implements Callable<Integer> {
        @ArgGroup
        private Place place;

        @ArgGroup
        private Which which = new Which();

        @Option(names = "--jar", paramLabel = "JAR", description = "The jar of that kernel, if it is not installed.")
        private Path jar;

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() throws IOException {
            PrintWriter out = spec.commandLine().getOut();
            if (place != null) {
                installCopy(out);
                return 0;
            }
            if (which.chosen().isPresent()) {
                throw new UsageException(say("--name also needs --user, --prefix or --sys-prefix."));
            }
            KernelSpec kernel = kernel();
            try {
                Optional<Path> before = kernel.install();
                before.ifPresent(other -> out.println(say("Replaced the kernel that ran from %s.", other)));
            } catch (IOException e) {
                throw unwritable(kernel.folder(), e);
            } catch (IllegalStateException e) {
                throw new WorkFailedException(e.getMessage());
            }
            out.println(say("Installed \"%s\" in %s.", kernel.displayName(), kernel.folder()));
            out.flush();
            try {
                kernel.selfTest().ifPresent(out::println);
            } catch (KernelSpec.SelfTestFailed e) {
                throw new WorkFailedException(e.getMessage());
            }
            out.println(say("It started and ran a cell."));
            out.flush();
            return 0;
        }

        private static WorkFailedException unwritable(Path folder, IOException e) {
            return new WorkFailedException(say(
                    "The kernel cannot be installed in %s (%s: %s). --prefix or JUPYTER_DATA_DIR names another folder.",
                    folder, e.getClass().getSimpleName(), e.getMessage()));
        }

        /** Copies what the kernel needs: other users cannot read the checkout, or the Maven repository, and it may be deleted. */
        private void installCopy(PrintWriter out) throws IOException {
            Setup setup = new Setup(out);
            SharedKernel kernel;
            try {
                JupyterData data = Place.data(place);
                Optional<ForeignKernel> foreign = foreign(data);
                kernel = which.chosen()
                        .map(name -> SharedKernel.named(name, data))
                        .or(() -> foreign.map(theirs -> SharedKernel.pluggedInto(theirs, data)))
                        .orElseGet(() -> SharedKernel.own(which.own(), data));
            } catch (IllegalArgumentException e) {
                throw new UsageException(e.getMessage());
            }
            try {
                kernel.install(place.ofUser ? setup::filesThatAreHere : setup::sharedFiles, setup::tell);
            } catch (IOException e) {
                throw unwritable(kernel.folder(), e);
            } catch (IllegalStateException | KernelSpec.SelfTestFailed e) {
                throw new WorkFailedException(e.getMessage());
            }
            setup.tell(say("Installed \"%s\" in %s.", kernel.displayName(), kernel.folder()));
            if (!place.ofUser) {
                warnOfObstacles(kernel.folder(), setup);
            }
        }

        private static void warnOfObstacles(Path folder, Setup setup) throws IOException {
            ReadableByAll.obstacle(JavaCommand.program())
                    .ifPresent(obstacle -> setup.tell(say(
                            "Warning: only you can run this kernel's Java, %s: other users may not enter or read %s. Install a JDK for all, such as your system's package openjdk-17-jdk, and run this command again with JAVA_HOME set to it.",
                            JavaCommand.program(), obstacle)));
            ReadableByAll.obstacle(folder.resolve("kernel.json"))
                    .ifPresent(obstacle -> setup.tell(say(
                            "Warning: only you can use this kernel: other users may not enter or read %s. Allow it with: chmod a+rx '%s'",
                            obstacle, obstacle)));
        }

        private KernelSpec kernel() throws IOException {
            JupyterData data = Place.data(place);
            return foreign(data)
                    .map(theirs -> KernelSpec.pluggedInto(theirs, data))
                    .orElseGet(() -> KernelSpec.in(which.own(), data));
        }

        private Optional<ForeignKernel> foreign(JupyterData data) throws IOException {
            Optional<ForeignKernel.Kind> kind = which.foreign();
            if (kind.isEmpty() && jar != null) {
                throw new UsageException(say("--jar also needs --with ijava or --with jjava."));
            }
            return kind.isEmpty() ? Optional.empty() : Optional.of(foreign(kind.get(), data));
        }

        private ForeignKernel foreign(ForeignKernel.Kind kind, JupyterData data) throws IOException {
            if (jar != null) {
                try {
                    return ForeignKernel.ofJar(kind, jar);
                } catch (IllegalArgumentException e) {
                    throw new UsageException(e.getMessage());
                }
            }
            List<JupyterData> ofJupyter = Jupyter.find(Project.rootOrHere()).flatMap(Jupyter::findPrefix).stream()
                    .map(JupyterData::ofPrefix)
                    .toList();
            List<JupyterData> places = new ArrayList<>(List.of(data));
            places.addAll(ofJupyter);
            return ForeignKernel.find(kind, places)
                    .orElseThrow(() -> new UsageException(say(
                            "%s is not among the kernels that Jupyter finds here. Give its jar with --jar.",
                            kind.displayName())));
        }
    }

    private static ForeignKernel.Kind kind(String id) {
        for (ForeignKernel.Kind kind : ForeignKernel.Kind.values()) {
            if (kind.id().equalsIgnoreCase(id)) {
                return kind;
            }
        }
        throw new UsageException(say("--with must be ijava or jjava, but is %s.", id));
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "List the installed kernels and any problems with them.")
    static final class ListAll implements Callable<Integer> {
        @ArgGroup
        private Place place;

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() throws IOException {
            PrintWriter out = spec.commandLine().getOut();
            List<JupyterData.Installed> kernels = Place.data(place).list();
            for (JupyterData.Installed kernel : kernels) {
                out.println("%-18s %-30s %-10s %s"
                        .formatted(kernel.name(), kernel.displayName(), kernel.language(), kernel.folder()));
                kernel.problem().ifPresent(problem -> out.println(say("                   problem: %s", problem)));
            }
            if (kernels.stream().noneMatch(kernel -> kernel.name().equals(KernelSpec.NAME))) {
                out.println(say("The Stridebook kernel is not installed. To install it: %s", typed(spec, "install")));
            }
            out.flush();
            return 0;
        }
    }

    @Command(
            name = "remove",
            aliases = "uninstall",
            mixinStandardHelpOptions = true,
            description =
                    "Remove the Stridebook kernel, with what was copied for it, and nothing else; with --plain, --debugger, --with or --name, the one that was installed that way.")
    static final class Remove implements Callable<Integer> {
        @ArgGroup
        private Place place;

        @ArgGroup
        private Which which = new Which();

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() throws IOException {
            PrintWriter out = spec.commandLine().getOut();
            JupyterData data = Place.data(place);
            try {
                out.println(removed(data)
                        .map(folder -> say("Removed the kernel in %s.", folder))
                        .orElse(say("There is no such Stridebook kernel in %s.", data.folder())));
            } catch (IllegalStateException notOurs) {
                throw new UsageException(notOurs.getMessage());
            }
            out.flush();
            return 0;
        }

        private Optional<Path> removed(JupyterData data) throws IOException {
            Optional<KernelName> chosen = which.chosen();
            if (chosen.isPresent()) {
                return KernelSpec.remove(chosen.get(), data);
            }
            Optional<ForeignKernel.Kind> kind = which.foreign();
            return kind.isPresent()
                    ? KernelSpec.removePluggedInto(kind.get(), data)
                    : KernelSpec.remove(which.own(), data);
        }
    }
}
