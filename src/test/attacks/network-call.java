// Tries: reach the network
// Points: 0
// Report: raised: UncheckedIOException
import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;

public class NetworkCall implements OutputShape.Answer {
    @Override
    public Size outputSize() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("1.1.1.1", 53), 2000);
            return Size.of(2, 2);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
