package dev.stridebook.kernel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Predicate;

/** Sends the messages of comms to a front end. */
interface CommSender {
    /** @param type {@code comm_open}, {@code comm_msg} or {@code comm_close} */
    void send(String type, ObjectNode content, ObjectNode metadata, List<byte[]> buffers);

    /** Returns whether the front end has sent a further message for this comm, not handled yet, whose data is such. */
    boolean isWaiting(String commId, Predicate<JsonNode> data);
}
