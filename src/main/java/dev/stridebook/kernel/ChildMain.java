package dev.stridebook.kernel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stridebook.notebook.CellIo;
import dev.stridebook.notebook.MimeBundle;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** The other end of {@link ChildEvaluator}: runs the cells that come on standard input. It ends when its parent does. */
final class ChildMain {
    private final PrintStream parent =
            new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);

    private ChildMain() {}

    public static void main(String[] args) throws IOException {
        BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        try {
            new ChildMain().serve(commands);
        } finally {
            // Threads that cells left behind do not keep the process.
            Runtime.getRuntime().halt(0);
        }
    }

    private void serve(BufferedReader commands) throws IOException {
        JavaEvaluator evaluator = JavaEvaluator.start();
        send(0, ChildProtocol.message("ready"));
        for (String line = commands.readLine(); line != null; line = commands.readLine()) {
            ChildProtocol.read(line).ifPresent(command -> obey(command, evaluator));
        }
    }

    private void obey(JsonNode command, JavaEvaluator evaluator) {
        if (command.path("type").asText().equals("interrupt")) {
            evaluator.interrupt();
            return;
        }
        int count = command.path("count").asInt();
        Thread cell = new Thread(() -> send(
                count,
                ChildProtocol.result(evaluator.evaluate(command.path("source").asText(), count, new ParentIo(count)))));
        cell.setDaemon(true);
        cell.start();
    }

    private void send(int count, ObjectNode message) {
        synchronized (parent) {
            parent.print(ChildProtocol.line(message.put("count", count)));
            parent.flush();
        }
    }

    private final class ParentIo implements CellIo {
        private final int count;

        ParentIo(int count) {
            this.count = count;
        }

        @Override
        public void stream(String name, String text) {
            send(count, ChildProtocol.message("stream").put("name", name).put("text", text));
        }

        @Override
        public void display(MimeBundle bundle, String displayId) {
            send(
                    count,
                    ChildProtocol.withBundle(ChildProtocol.message("display").put("id", displayId), bundle));
        }

        @Override
        public void update(MimeBundle bundle, String displayId) {
            send(count, ChildProtocol.withBundle(ChildProtocol.message("update").put("id", displayId), bundle));
        }

        @Override
        public void clear(boolean wait) {
            send(count, ChildProtocol.message("clear").put("wait", wait));
        }

        @Override
        public String readLine() throws IOException {
            throw new IOException("This notebook runs without anybody to ask, so a cell cannot read from System.in.");
        }
    }
}
