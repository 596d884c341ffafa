package dev.stridebook.grade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stridebook.handin.SourceFile;
import dev.stridebook.process.JavaCommand;
import dev.stridebook.process.ProgramRun;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InboxTest {
    @TempDir
    private Path folder;

    private List<Submission> read() throws IOException {
        return read(Roster.NONE);
    }

    private List<Submission> read(Roster roster) throws IOException {
        return Inbox.list(List.of(folder), roster).stream()
                .map(UnreadSubmission::read)
                .toList();
    }

    private void zip(String name, Object... entries) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(folder.resolve(name)))) {
            for (int i = 0; i < entries.length; i += 2) {
                zip.putNextEntry(new ZipEntry((String) entries[i]));
                zip.write(((String) entries[i + 1]).getBytes());
            }
        }
    }

    @Test
    void aFolderAZipAndAFileAreAStudentEach() throws Exception {
        Files.createDirectories(folder.resolve("ada/homework"));
        Files.writeString(folder.resolve("ada/homework/A.java"), "a");
        Files.writeString(folder.resolve("ada/readme.txt"), "no answer");
        zip("bob.zip", "bob/B.java", "b", "__MACOSX/._B.java", "junk");
        Files.writeString(folder.resolve("cleo.ipynb"), "{}");
        assertThat(read()).extracting(Submission::student).containsExactly("ada", "bob", "cleo");
        assertThat(read())
                .extracting(each -> each.files().get(0).name())
                .containsExactly("homework/A.java", "bob/B.java", "cleo.ipynb");
        assertThat(read()).allMatch(each -> each.refusals().isEmpty());
    }

    @Test
    void aSubmissionIsReadWhenItsTurnComes() throws Exception {
        Path ada = Files.writeString(folder.resolve("ada.java"), "before");
        UnreadSubmission listed = Inbox.list(List.of(folder), Roster.NONE).get(0);
        Files.writeString(ada, "now");
        assertThat(listed.places()).containsExactly(ada.toAbsolutePath());
        assertThat(listed.read().files().get(0).text()).isEqualTo("now");
        Files.delete(ada);
        assertThat(listed.read().refusals()).containsExactly("ada.java is refused: it cannot be read.");
    }

    @Test
    void namesAreToldApartAlsoIfThereAreManyOfThem() throws Exception {
        String name = "x".repeat(120);
        for (int i = 100; i < 500; i++) {
            Files.createFile(folder.resolve(name + i + ".java"));
        }
        assertThat(Inbox.list(List.of(folder), Roster.NONE))
                .extracting(UnreadSubmission::student)
                .doesNotHaveDuplicates()
                .hasSize(400)
                .anyMatch(student -> student.endsWith(" (400)"));
    }

    @Test
    void twoEntriesNeverMixUnlessTheRosterSaysSo() throws Exception {
        Files.createDirectories(folder.resolve("ada"));
        Files.writeString(folder.resolve("ada/A.java"), "a");
        zip("ada.zip", "B.java", "b");
        assertThat(read()).extracting(Submission::student).containsExactly("ada", "ada (2)");
        Path csv = Files.writeString(
                folder.resolve("roster.csv"),
                "student,file,submitted\nAda L.,ada,2026-11-01T10:00:00Z\nAda L.,ada.zip,\nNemo,,\n");
        List<Submission> known = read(Roster.read(csv));
        assertThat(known).extracting(Submission::student).containsExactly("Ada L.", "Nemo");
        assertThat(known.get(0).files()).hasSize(2);
        assertThat(known.get(0).submitted()).isEqualTo(Instant.parse("2026-11-01T10:00:00Z"));
    }

    @Test
    void symbolicLinksAreRefusedByName() throws Exception {
        Files.createDirectories(folder.resolve("eve"));
        Files.createSymbolicLink(folder.resolve("eve/secret.java"), Path.of("/etc/passwd"));
        Files.createSymbolicLink(folder.resolve("mallory"), Path.of("/etc"));
        assertThat(read()).allMatch(each -> each.files().isEmpty());
        assertThat(read().get(0).refusals().get(0)).startsWith("secret.java is refused: it is a symbolic link");
        assertThat(read().get(1).refusals().get(0)).startsWith("mallory is refused: it is a symbolic link");
    }

    @Test
    void pathsThatLeadOutOfAZipAreRefusedByName() throws Exception {
        zip("eve.zip", "../../solutions/A.java", "a", "/root/B.java", "b", "c\\..\\D.java", "d", "ok/E.java", "e");
        Submission eve = read().get(0);
        assertThat(eve.files()).extracting(SourceFile::name).containsExactly("ok/E.java");
        assertThat(eve.refusals()).hasSize(3).allMatch(refusal -> refusal.contains("points outside the zip"));
    }

    @Test
    void aZipBombIsRefusedByName() throws Exception {
        try (OutputStream file = Files.newOutputStream(folder.resolve("bomb.zip"));
                ZipOutputStream zip = new ZipOutputStream(file)) {
            zip.putNextEntry(new ZipEntry("bomb.ipynb"));
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 100; i++) {
                zip.write(zeros);
            }
        }
        Submission bomb = read().get(0);
        assertThat(bomb.files()).isEmpty();
        assertThat(bomb.refusals()).containsExactly("bomb.ipynb is refused: it has more than 20,971,520 bytes.");
    }

    @Test
    void manySmallBombsAreRefusedTogether() throws Exception {
        Object[] entries = new Object[200];
        for (int i = 0; i < entries.length; i += 2) {
            entries[i] = "B%03d.java".formatted(i);
            entries[i + 1] = " ".repeat(1 << 20);
        }
        zip("bombs.zip", entries);
        assertThat(read().get(0).files()).hasSize(64);
        assertThat(read().get(0).refusals())
                .hasSize(36)
                .allMatch(refusal -> refusal.contains("67,108,864 bytes in total"));
    }

    @Test
    void aHugeNotebookTextThatIsNoTextAndABrokenZipAreRefusedByName() throws Exception {
        Files.write(folder.resolve("huge.ipynb"), new byte[100 << 20]);
        Files.write(folder.resolve("photo.java"), new byte[] {(byte) 0xff, (byte) 0xd8, 0, 16});
        Files.writeString(folder.resolve("broken.zip"), "no zip");
        assertThat(read())
                .flatExtracting(Submission::refusals)
                .containsExactly(
                        "broken.zip is refused: it is not a readable zip. Pack it again and hand it in.",
                        "huge.ipynb is refused: it has more than 20,971,520 bytes.",
                        "photo.java is refused: it is not UTF-8 text. It may be another kind of file with this ending, or in a rare encoding: then save it as UTF-8.");
    }

    @Test
    void tricksInNamesAreMadeVisible() throws Exception {
        Files.createDirectories(folder.resolve("gnp\u202ejava\u0007"));
        Files.writeString(folder.resolve("gnp\u202ejava\u0007/A\u200b.java"), "a");
        Submission trick = read().get(0);
        assertThat(trick.student()).isEqualTo("gnp\ufffdjava\ufffd");
        assertThat(trick.files().get(0).name()).isEqualTo("A\ufffd.java");
    }

    @Test
    void everyHandInIsARow() throws Exception {
        Files.writeString(folder.resolve("ada.rar"), "Rar!");
        Files.writeString(folder.resolve("bob.pdf"), "%PDF");
        Files.createFile(folder.resolve("cleo.ipynb"));
        Files.createDirectory(folder.resolve("dan"));
        Files.createFile(folder.resolve("eve.zip"));
        Files.writeString(folder.resolve("fay.java.txt"), "class A {}");
        Files.writeString(Files.createDirectory(folder.resolve("gil")).resolve("answer.docx"), "PK");
        Files.writeString(folder.resolve("class.csv"), "student\n");
        Files.writeString(folder.resolve(".DS_Store"), "");
        assertThat(read())
                .extracting(each -> each.student() + ": " + String.join(" ", each.refusals()))
                .containsExactly(
                        "ada: ada.rar is refused: .rar archives cannot be read. Unpack it, pack its files as a zip, and hand in that.",
                        "bob.pdf: Nothing that was handed in can be graded (bob.pdf). Hand in .java files or .ipynb notebooks, or a zip of them.",
                        "cleo: cleo.ipynb is refused: it is empty (0 bytes). Save it again and hand it in.",
                        "dan: ",
                        "eve: eve.zip is refused: it is empty (0 bytes). Pack it again and hand it in.",
                        "fay.java.txt: fay.java.txt is refused: it has an ending after .java or .ipynb. Rename it to fay.java and hand it in.",
                        "gil: Nothing that was handed in can be graded (answer.docx). Hand in .java files or .ipynb notebooks, or a zip of them.");
    }

    @Test
    void whatTheGraderMayNotReadIsARow() throws Exception {
        Set<PosixFilePermission> nobody = PosixFilePermissions.fromString("---------");
        Files.setPosixFilePermissions(Files.writeString(folder.resolve("ada.java"), "class A {}"), nobody);
        Files.setPosixFilePermissions(Files.writeString(folder.resolve("bob.zip"), "PK"), nobody);
        Path cleo = Files.createDirectory(folder.resolve("cleo"));
        Files.writeString(cleo.resolve("A.java"), "class A {}");
        Files.writeString(Files.createDirectory(folder.resolve("dan")).resolve("A.java"), "class A {}");
        ProcessBuilder process = JavaCommand.with(
                System.getProperty("java.class.path"), InboxMain.class.getName(), List.of(folder.toString()));
        if (System.getProperty("user.name").equals("root")) {
            // Root may read everything, unless it gives up that right.
            process.command().addAll(0, List.of("setpriv", "--bounding-set=-dac_override,-dac_read_search"));
        }
        String printed;
        try {
            Files.setPosixFilePermissions(cleo, nobody);
            printed = ProgramRun.within(Duration.ofMinutes(2), process)
                    .orElseThrow()
                    .output();
        } finally {
            Files.setPosixFilePermissions(cleo, PosixFilePermissions.fromString("rwx------"));
        }
        assertThat(printed.lines())
                .containsExactly(
                        "ada: 0 files ada.java is refused: it cannot be read: the grader has no permission to.",
                        "bob: 0 files bob.zip is refused: it cannot be read: the grader has no permission to.",
                        "cleo: 0 files cleo is refused: the folder cannot be read: the grader has no permission to.",
                        "dan: 1 files ");
    }

    @ParameterizedTest
    @CsvSource({"UTF-8, ',', ''", "UTF-8, ';', '\ufeff'", "UTF-16LE, ';', '\ufeff'", "windows-1252, ';', ''"})
    void aRosterIsReadAsSpreadsheetsWriteIt(String encoding, String separator, String mark) throws Exception {
        Files.writeString(folder.resolve("mu\u0308ller.ZIP"), "PK");
        String table = mark + "student,file,submitted\nMüller Jürgen,müller.ZIP,2026-11-01T10:00:00Z\nNemo,,\n";
        Path csv = Files.write(
                folder.resolve("roster.csv"), table.replace(",", separator).getBytes(encoding));
        assertThat(read(Roster.read(csv))).extracting(Submission::student).containsExactly("Müller Jürgen", "Nemo");
    }

    @Test
    void aRosterWithoutStudentsSaysWhatItNeeds() throws Exception {
        Path csv = Files.writeString(folder.resolve("roster.csv"), "name,mail\nAda,a@b\n");
        assertThatThrownBy(() -> Roster.read(csv)).hasMessageContaining("needs a column \"student\"");
    }
}
