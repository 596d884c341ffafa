package dev.stridebook.kernel.debug;

import static dev.stridebook.language.Language.say;

import com.sun.jdi.Bootstrap;
import com.sun.jdi.Field;
import com.sun.jdi.ReferenceType;
import com.sun.jdi.StringReference;
import com.sun.jdi.VMDisconnectedException;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.Connector;
import com.sun.jdi.connect.IllegalConnectorArgumentsException;
import com.sun.jdi.connect.ListeningConnector;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

/**
 * Connects the debug interface to the process that it runs in. Whoever may connect to a debug agent controls its process, so the agent
 * never listens: this class does, on this machine only and just until the agent has connected. Then the connection stays until the
 * process ends.
 */
final class ThisProcess {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long RETRY_MILLIS = 100;

    /** What only this process can know: the debug interface must find it in the process at the other end of its connection. */
    private static volatile String secret = "";

    private ThisProcess() {}

    /**
     * @param port where the debug agent connects to
     * @throws IOException if the port is in use, or nothing that is this process has connected
     */
    static VirtualMachine connect(int port) throws IOException {
        ListeningConnector connector = Bootstrap.virtualMachineManager().listeningConnectors().stream()
                .filter(each -> each.transport().name().equals("dt_socket"))
                .findFirst()
                .orElseThrow(() -> new IOException(say("This Java has no debug interface.")));
        Map<String, Connector.Argument> arguments = connector.defaultArguments();
        arguments.get("localAddress").setValue("127.0.0.1");
        arguments.get("port").setValue(Integer.toString(port));
        arguments.get("timeout").setValue(Long.toString(PATIENCE.toMillis()));
        long end = System.nanoTime() + PATIENCE.toNanos();
        try {
            listen(connector, arguments, end);
            try {
                // Listening comes first: if the agent found nobody to connect to, it would end the process.
                secret = UUID.randomUUID().toString();
                DebugAgent.start();
                return accept(connector, arguments, end);
            } finally {
                connector.stopListening(arguments);
                secret = "";
            }
        } catch (IllegalConnectorArgumentsException e) {
            throw new IOException(e);
        }
    }

    /** Another kernel of the same user may have the port for a moment. */
    private static void listen(ListeningConnector connector, Map<String, Connector.Argument> arguments, long end)
            throws IOException, IllegalConnectorArgumentsException {
        while (true) {
            try {
                connector.startListening(arguments);
                return;
            } catch (IOException inUse) {
                if (System.nanoTime() >= end) {
                    String port = arguments.get("port").value();
                    throw new IOException(
                            say(
                                    "The debugger needs port %s of this machine, which another program uses (%s). End that program, or"
                                            + " change the port, in two places, in the kernel's java.args.",
                                    port, inUse.getMessage()),
                            inUse);
                }
                pause();
            }
        }
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(RETRY_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(say("The debugger's start was interrupted."), e);
        }
    }

    /** Others may connect, too, as long as the port is open; whoever is not this process is sent away. */
    private static VirtualMachine accept(
            ListeningConnector connector, Map<String, Connector.Argument> arguments, long end)
            throws IOException, IllegalConnectorArgumentsException {
        IOException failure = new IOException(say("The debug agent did not connect."));
        while (System.nanoTime() < end) {
            try {
                VirtualMachine machine = connector.accept(arguments);
                if (isThisProcess(machine)) {
                    return machine;
                }
                machine.dispose();
            } catch (IOException | VMDisconnectedException stranger) {
                failure.addSuppressed(stranger);
            }
        }
        throw failure;
    }

    private static boolean isThisProcess(VirtualMachine machine) {
        for (ReferenceType type : machine.classesByName(ThisProcess.class.getName())) {
            Field field = type.fieldByName("secret");
            if (type.getValue(field) instanceof StringReference found
                    && found.value().equals(secret)) {
                return true;
            }
        }
        return false;
    }
}
