package dev.stridebook.process;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** The child process of {@link ChildProcessTest}: follows its requests, including harmful ones. */
final class ObedientMain {
    private ObedientMain() {}

    public static void main(String[] none) throws Exception {
        OutputStream out = new FileOutputStream(FileDescriptor.out);
        Frames frames = new Frames(new FileInputStream(FileDescriptor.in), out, FrameLimits.ROOMY);
        while (true) {
            ObjectNode question = frames.read().orElse(null);
            if (question == null) {
                return;
            }
            switch (question.path("do").asText()) {
                case "tell" -> {
                    for (int i = 0; i < 20; i++) {
                        frames.write(Frames.frame().put("event", i));
                    }
                }
                case "print" -> {
                    System.err.println("on the error stream");
                    out.write("beside the frames\n".getBytes(StandardCharsets.UTF_8));
                }
                case "garble" -> out.write("\n\u001e{{{{\n".getBytes(StandardCharsets.UTF_8));
                case "flood" -> {
                    for (int i = 0; i < 20; i++) {
                        frames.write(Frames.frame().put(Frames.NUMBER, -1));
                    }
                }
                case "sleep" -> Thread.sleep(Long.MAX_VALUE);
                case "exit" -> Runtime.getRuntime().halt(question.path("code").asInt());
                case "close" -> {
                    out.close();
                    Thread.sleep(Long.MAX_VALUE);
                }
                // A program that it starts keeps the pipe open.
                case "leave" -> {
                    new ProcessBuilder("sleep", "60").inheritIO().start();
                    Runtime.getRuntime().halt(5);
                }
                default -> {
                    // Only the reply.
                }
            }
            frames.reply(question, question.deepCopy());
        }
    }
}
