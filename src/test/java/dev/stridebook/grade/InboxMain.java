package dev.stridebook.grade;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Prints each student of a folder with the refusals, for a process with other rights. */
final class InboxMain {
    private InboxMain() {}

    public static void main(String[] folder) throws Exception {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        for (UnreadSubmission unread : Inbox.list(List.of(Path.of(folder[0])), Roster.NONE)) {
            Submission each = unread.read();
            out.println("%s: %d files %s"
                    .formatted(each.student(), each.files().size(), String.join(" ", each.refusals())));
        }
    }
}
