package dev.stridebook.grade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UploadsTest {
    private static final Instant ON_DISK = Instant.parse("2026-11-09T09:09:09Z");

    @TempDir
    private Path folder;

    private Path submitted;

    @BeforeEach
    void makesAFolder() throws IOException {
        submitted = Files.createDirectory(folder.resolve("submitted"));
    }

    private Path handIn(String path) throws IOException {
        Path file = submitted.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "class A {}");
        return Files.setLastModifiedTime(file, FileTime.from(ON_DISK));
    }

    private List<Instant> times() throws IOException {
        return Inbox.list(List.of(submitted), Roster.NONE).stream()
                .map(UnreadSubmission::read)
                .map(Submission::submitted)
                .toList();
    }

    @Test
    void gradescopeSaysWhenBesideTheFolders() throws Exception {
        handIn("submission_1/A.java");
        handIn("submission_2/A.java");
        handIn("submission_3/A.java");
        Files.writeString(submitted.resolve("submission_metadata.yml"), """
                ---
                submission_1:
                  :submitters:
                  - :name: Ada
                    :sid: '1'
                  :created_at: 2026-11-05 09:15:27.123456000 Z
                  :results: !ruby/hash:ActiveSupport::HashWithIndifferentAccess
                    score: 1.0
                submission_2:
                  :created_at: 2026-11-05 01:15:28 -08:00
                """);
        assertThat(times())
                .containsExactly(
                        Instant.parse("2026-11-05T09:15:27.123456Z"), Instant.parse("2026-11-05T09:15:28Z"), ON_DISK);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Thursday, 5 November 2026, 3:07 PM|2026-11-05T15:07",
                "Thursday, November 5, 2026, 3:07 PM|2026-11-05T15:07",
                "Thursday, 5 November 2026, 15:07|2026-11-05T15:07"
            })
    void moodlesWorksheetSaysWhenInTheTimeOfThisMachine(String time, LocalDateTime local) throws Exception {
        handIn("Ada Lovelace_4711_assignsubmission_file_/A.java");
        handIn("Bob_4712_assignsubmission_file_answer.java");
        Files.writeString(
                submitted.resolve("Grades-Convolution.csv"),
                "\ufeffIdentifier,\"Full name\",Status,\"Last modified (submission)\"\n"
                        + "\"Participant 4711\",\"Ada Lovelace\",Submitted,\"%s\"\n".formatted(time)
                        + "\"Participant 4712\",Bob,\"No submission\",-\n");
        assertThat(times()).containsExactly(local.atZone(ZoneId.systemDefault()).toInstant(), ON_DISK);
    }

    @Test
    void otherTablesBesideTheFoldersArePassedOver() throws Exception {
        handIn("Ada_4711_assignsubmission_file_/A.java");
        Files.write(submitted.resolve("no-table.csv"), new byte[] {0, 1, 2, 3, 0, -1});
        Files.writeString(submitted.resolve("wide.csv"), "Identifier\n" + ",".repeat(1000));
        Files.writeString(submitted.resolve("empty.csv"), "");
        Files.writeString(submitted.resolve("points.csv"), "Identifier,points\nParticipant 4711,12\n");
        assertThat(times()).containsExactly(ON_DISK);
    }

    @Test
    void nbgraderSaysWhenInItsOwnFolderAlone() throws Exception {
        handIn("ada/03/A.ipynb");
        handIn("bob/03/A.ipynb");
        handIn("bob/04/A.ipynb");
        handIn("cleo/03/A.ipynb");
        Files.writeString(submitted.resolve("ada/03/timestamp.txt"), "2026-11-05 09:15:27.123456 UTC");
        Files.writeString(submitted.resolve("bob/03/timestamp.txt"), "2026-11-05 09:15:27 UTC\n");
        Files.writeString(submitted.resolve("bob/04/timestamp.txt"), "2026-11-05 12:15:27.000001 +0100");
        Files.writeString(submitted.resolve("cleo/timestamp.txt"), "1999-01-01 00:00:00 UTC");
        assertThat(times())
                .containsExactly(
                        Instant.parse("2026-11-05T09:15:27.123456Z"),
                        Instant.parse("2026-11-05T11:15:27.000001Z"),
                        ON_DISK);
        Path elsewhere = Files.move(submitted, folder.resolve("students"));
        assertThat(Inbox.list(List.of(elsewhere), Roster.NONE))
                .extracting(unread -> unread.read().submitted())
                .containsOnly(ON_DISK);
    }

    @Test
    void theRosterKnowsBetter() throws Exception {
        handIn("ada/03/A.ipynb");
        Files.writeString(submitted.resolve("ada/03/timestamp.txt"), "2026-11-05 09:15:27 UTC");
        Path csv = Files.writeString(folder.resolve("roster.csv"), "student,submitted\nada,2026-11-01T10:00:00Z\n");
        assertThat(Inbox.list(List.of(submitted), Roster.read(csv)))
                .extracting(unread -> unread.read().submitted())
                .containsExactly(Instant.parse("2026-11-01T10:00:00Z"));
    }

    @Test
    void noDateInsideAnArchiveCounts() throws Exception {
        Path zip = submitted.resolve("ada.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            for (String year : List.of("2001", "2099")) {
                ZipEntry entry = new ZipEntry("03/" + year + ".java");
                entry.setLastModifiedTime(FileTime.from(Instant.parse(year + "-01-01T00:00:00Z")));
                out.putNextEntry(entry);
                out.write("class A {}".getBytes());
            }
            out.putNextEntry(new ZipEntry("03/timestamp.txt"));
            out.write("2001-01-01 00:00:00 UTC".getBytes());
        }
        Files.setLastModifiedTime(zip, FileTime.from(ON_DISK));
        assertThat(times()).containsExactly(ON_DISK);
    }

    @Test
    void aTimeThatCannotBeReadIsNotGuessed() throws Exception {
        handIn("ada/03/A.ipynb");
        Files.writeString(submitted.resolve("ada/03/timestamp.txt"), "yesterday");
        assertThatIllegalArgumentException()
                .isThrownBy(this::times)
                .withMessageContaining("timestamp.txt: \"yesterday\" is not a time");
    }
}
