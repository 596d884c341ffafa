package dev.stridebook.kernel;

import static dev.stridebook.language.Language.say;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stridebook.kernel.protocol.Message;
import dev.stridebook.notebook.CellIo;
import dev.stridebook.notebook.MimeBundle;
import dev.stridebook.notebook.Output;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.function.Predicate;

/** Sends the output of one cell, or of one comm's handler, to the front end, and asks it for input. */
final class FrontEnd implements CellIo, CommSender {
    private final Message request;
    private final Outbox outbox;
    private final BlockingQueue<String> typed;
    private final Collection<Message> waiting;
    private final boolean mayAsk;

    /**
     * @param waiting the messages that are to be handled after this one
     * @param typed supplies the lines that the user types
     */
    FrontEnd(Message request, Outbox outbox, Collection<Message> waiting, BlockingQueue<String> typed, boolean mayAsk) {
        this.request = request;
        this.outbox = outbox;
        this.waiting = waiting;
        this.typed = typed;
        this.mayAsk = mayAsk;
    }

    /** A value's forms, as the protocol carries them. */
    static ObjectNode content(MimeBundle bundle) {
        ObjectNode content = Outbox.object();
        content.set("data", Output.toJson(bundle));
        content.putObject("metadata");
        return content;
    }

    private static ObjectNode content(MimeBundle bundle, String displayId) {
        ObjectNode content = content(bundle);
        ObjectNode transientData = content.putObject("transient");
        if (displayId != null) {
            transientData.put("display_id", displayId);
        }
        return content;
    }

    @Override
    public void stream(String name, String text) {
        outbox.publish(request, "stream", Outbox.object().put("name", name).put("text", text));
    }

    @Override
    public void display(MimeBundle bundle, String displayId) {
        outbox.publish(request, "display_data", content(bundle, displayId));
    }

    @Override
    public void update(MimeBundle bundle, String displayId) {
        outbox.publish(request, "update_display_data", content(bundle, displayId));
    }

    @Override
    public void clear(boolean wait) {
        outbox.publish(request, "clear_output", Outbox.object().put("wait", wait));
    }

    @Override
    public void send(String type, ObjectNode content, ObjectNode metadata, List<byte[]> buffers) {
        outbox.publish(request, type, content, metadata, buffers);
    }

    @Override
    public boolean isWaiting(String commId, Predicate<JsonNode> data) {
        return waiting.stream()
                .anyMatch(message -> message.type().equals("comm_msg")
                        && CellComms.idOf(message).equals(commId)
                        && data.test(message.content().path("data")));
    }

    @Override
    public boolean canAsk() {
        return mayAsk;
    }

    @Override
    public String readLine() throws IOException {
        return askFor("");
    }

    @Override
    public Optional<String> ask(String prompt) throws IOException {
        return Optional.of(askFor(prompt));
    }

    private String askFor(String prompt) throws IOException {
        if (!mayAsk) {
            throw new IOException(say("This front end cannot ask for input, so a cell cannot read from System.in."));
        }
        outbox.askForInput(request, prompt);
        try {
            return typed.take();
        } catch (InterruptedException e) {
            throw new CellInterrupted();
        }
    }
}
