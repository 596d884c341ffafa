package dev.stridebook.kernel;

import static dev.stridebook.language.Language.say;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stridebook.kernel.debug.DebugAgent;
import dev.stridebook.kernel.protocol.Message;

/** Describes the kernel: the content of {@code kernel_info_reply}. */
final class KernelInfo {
    private KernelInfo() {}

    static ObjectNode content() {
        ObjectNode info = Outbox.ok()
                .put("protocol_version", Message.VERSION)
                .put("implementation", "stridebook")
                .put("implementation_version", version())
                .put("banner", say("Stridebook %s on Java %s", version(), Runtime.version()))
                .put("debugger", DebugAgent.isLoaded());
        if (DebugAgent.isLoaded()) {
            info.putArray("supported_features").add("debugger");
        }
        info.putObject("language_info")
                .put("name", "java")
                .put("version", Runtime.version().toString())
                .put("mimetype", "text/x-java")
                .put("file_extension", ".java")
                .put("pygments_lexer", "java")
                .put("codemirror_mode", "text/x-java")
                .put("nbconvert_exporter", "script");
        info.putArray("help_links")
                .addObject()
                .put("text", "Java API")
                .put(
                        "url",
                        "https://docs.oracle.com/en/java/javase/%d/docs/api/"
                                .formatted(Runtime.version().feature()));
        return info;
    }

    private static String version() {
        String version = KernelInfo.class.getPackage().getImplementationVersion();
        return version == null ? "0.1.0" : version;
    }
}
