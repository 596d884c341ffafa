package dev.stridebook.kernel;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Sends the messages of comms to a front end. */
interface CommSender {
    /** @param type {@code comm_open}, {@code comm_msg} or {@code comm_close} */
    void send(String type, ObjectNode content, ObjectNode metadata, List<byte[]> buffers);
}
