package dev.stridebook.handin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.apache.commons.compress.archivers.sevenz.SevenZMethod;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HandInTest {
    private static final byte[] CLASS = "class A {}".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    private HandIn read(String name, byte[] content) throws IOException {
        return HandIn.read(List.of(Files.write(folder.resolve(name), content)));
    }

    private static byte[] zip(Map<String, byte[]> files) throws IOException {
        return Packing.zip(files, StandardCharsets.UTF_8);
    }

    private static void assertRefused(HandIn handIn, String... refusals) {
        assertThat(handIn.files()).isEmpty();
        assertThat(handIn.refusals()).containsExactly(refusals);
    }

    @Property(tries = 600, shrinking = ShrinkingMode.OFF)
    void oneFileIsReadHoweverItIsPackedWrittenAndNamed(
            @ForAll Packing packing, @ForAll Writing writing, @ForAll("names") String name, @ForAll boolean isNotebook)
            throws IOException {
        String text = isNotebook ? writing.notebook() : writing.source();
        String fileName = name + (isNotebook ? ".ipynb" : ".java");
        if (name.equals(name.toUpperCase(Locale.ROOT))) {
            fileName = fileName.toUpperCase(Locale.ROOT);
        }
        Path temporary = Files.createTempDirectory("hand-in");
        try {
            Path written = packing.write(temporary, "ada", fileName, writing.save(text));

            HandIn handIn = HandIn.read(List.of(written));

            assertThat(handIn.refusals()).isEmpty();
            assertThat(handIn.files()).hasSize(1);
            SourceFile file = handIn.files().get(0);
            assertThat(file.text()).isEqualTo(text);
            assertThat(file.isNotebook()).isEqualTo(isNotebook);
            assertThat(file.remark().isEmpty()).as(file.encoding()).isEqualTo(writing.isUtf8());
            if (packing != Packing.FILE && fileName.chars().allMatch(letter -> letter < 0x80)) {
                assertThat(file.fileName()).isEqualTo(fileName);
            }
        } finally {
            deleteTree(temporary);
        }
    }

    private static void deleteTree(Path root) throws IOException {
        try (var paths = Files.walk(root)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.of(
                "S3_5_OutputShape",
                "S3_5_OutputShape (1)",
                "S3_5_OUTPUTSHAPE",
                "my answer, final",
                "Lösung",
                "答案",
                "e\u0301te\u0301",
                "emoji😀",
                // As Moodle, Canvas and Gradescope name files.
                "Ada Lovelace_12345_assignsubmission_file_S3_5_OutputShape",
                "lovelaceada_LATE_4711_81547_S3_5_OutputShape-2",
                "submission_123456789");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "作业\\答案.java|GBK|作业/答案.java",
                "作业/答案.java|GBK|作业/答案.java",
                // The second byte of these letters is a backslash.
                "作业乗\\答案誠.java|GBK|作业乗/答案誠.java",
                "Übung/Lösung.java|IBM437|Übung/Lösung.java",
                "Übung\\Größe.java|IBM437|Übung/Größe.java",
                "Übung/Größe.java|windows-1252|Übung/Größe.java",
                "Übung/答案.java|UTF-8|Übung/答案.java"
            })
    void namesOfEntriesAreReadInTheEncodingOfTheirSystem(String name, String encoding, String expected)
            throws Exception {
        byte[] zip = Packing.zip(name, CLASS, Charset.forName(encoding));
        assertThat(read("a.zip", zip).files()).extracting(SourceFile::name).containsExactly(expected);
        if (!encoding.equals("IBM437")) {
            assertThat(read("a.tar", Packing.tar(name, CLASS, encoding)).files())
                    .extracting(SourceFile::name)
                    .containsExactly(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"rar", "RAR", "zst", "zipx", "lzh", "iso", "dmg"})
    void anArchiveThatCannotBeReadIsNamedWithWhatToDo(String ending) throws Exception {
        assertRefused(
                read("hw." + ending, "Rar!\u001a\u0007".getBytes(StandardCharsets.ISO_8859_1)),
                "hw.%s is refused: .%s archives cannot be read. Unpack it, pack its files as a zip, and hand in that."
                        .formatted(ending, ending.toLowerCase(Locale.ROOT)));
    }

    @Test
    void anArchiveIsWhatItsContentSays() throws Exception {
        assertRefused(
                read("hw.zip", "Rar!\u001a\u0007 and more".getBytes(StandardCharsets.ISO_8859_1)),
                "hw.zip is refused: .rar archives cannot be read. Unpack it, pack its files as a zip, and hand in that.");
        assertThat(read("b.7z", zip(Map.of("A.java", CLASS))).files()).hasSize(1);
        assertThat(read("c.tgz", zip(Map.of("A.java", CLASS))).files()).hasSize(1);
        assertThat(read("A.java.gz", Packing.gzip(CLASS)).files())
                .extracting(SourceFile::name)
                .containsExactly("A.java");
    }

    @Test
    void whatIsEmptyOrBrokenIsNamed() throws Exception {
        for (String name : List.of("A.java", "A.ipynb")) {
            assertRefused(
                    read(name, new byte[0]),
                    name + " is refused: it is empty (0 bytes). Save it again and hand it in.");
        }
        assertRefused(
                read("B.ipynb", "\ufeff \n".getBytes(StandardCharsets.UTF_8)),
                "B.ipynb is refused: there is nothing in it. Save it again and hand it in.");
        for (String name : List.of("a.zip", "a.7z", "a.tar.gz", "a.tar")) {
            assertRefused(
                    read(name, new byte[0]),
                    name + " is refused: it is empty (0 bytes). Pack it again and hand it in.");
            String ending = name.substring(name.lastIndexOf('.') + 1);
            assertRefused(
                    read("broken-" + name, "This is none. ".repeat(100).getBytes(StandardCharsets.UTF_8)),
                    "broken-%s is refused: it is not a readable %s. Pack it again and hand it in."
                            .formatted(name, ending));
        }
        byte[] whole = zip(Map.of("A.java", CLASS));
        assertRefused(
                read("half.zip", Arrays.copyOf(whole, whole.length / 2)),
                "half.zip is refused: it is not a readable zip. Pack it again and hand it in.");
        byte[] tar = Packing.gzip(Packing.tar("A.java", new byte[100_000], "UTF-8"));
        assertThat(read("half.tgz", Arrays.copyOf(tar, tar.length / 2)).refusals())
                .isNotEmpty();
    }

    @Test
    void whatCannotBeGradedIsListed() throws Exception {
        assertRefused(
                read("answers.pdf", CLASS),
                "Nothing that was handed in can be graded (answers.pdf). Hand in .java files or .ipynb notebooks, or a zip of them.");
        assertRefused(
                read("a.zip", zip(Map.of("notes.md", CLASS))),
                "Nothing that was handed in can be graded (notes.md). Hand in .java files or .ipynb notebooks, or a zip of them.");
        assertRefused(
                read("S3_5.java.txt", CLASS),
                "S3_5.java.txt is refused: it has an ending after .java or .ipynb. Rename it to S3_5.java and hand it in.");
        assertThat(read("b.zip", zip(Map.of("notes.md", CLASS, "A.java", CLASS)))
                        .refusals())
                .isEmpty();
    }

    @Test
    void whatIsProtectedByAPasswordIsNamed() throws Exception {
        byte[] zip = zip(Map.of("A.java", CLASS));
        // Marks the entry as encrypted, where it begins and in the list at the end.
        zip[6] |= 1;
        for (int i = 0; i < zip.length - 4; i++) {
            if (zip[i] == 'P' && zip[i + 1] == 'K' && zip[i + 2] == 1 && zip[i + 3] == 2) {
                zip[i + 8] |= 1;
            }
        }
        assertRefused(read("a.zip", zip), "A.java is refused: it is protected by a password. Hand it in without one.");
        assertRefused(
                read("a.7z", Packing.sevenZ("A.java", CLASS, SevenZMethod.LZMA2, "secret")),
                "A.java is refused: it is protected by a password. Hand it in without one.");
    }

    @Test
    void pathsThatLeaveAnArchiveAreRefused() throws Exception {
        Map<String, String> leaving = new LinkedHashMap<>();
        leaving.put("../A.java", "../A.java");
        leaving.put("a/../../A.java", "a/../../A.java");
        leaving.put("..\\A.java", "../A.java");
        leaving.put("/root/A.java", "root/A.java");
        leaving.put("C:\\A.java", "C:/A.java");
        for (Map.Entry<String, String> path : leaving.entrySet()) {
            assertRefused(
                    read("a.zip", zip(Map.of(path.getKey(), CLASS))),
                    "a.zip: %s is refused: its path points outside the zip.".formatted(path.getValue()));
            assertRefused(
                    read("a.7z", Packing.sevenZ(path.getKey(), CLASS, SevenZMethod.COPY)),
                    "a.7z: %s is refused: its path points outside the 7z.".formatted(path.getValue()));
        }
        assertThat(read("a.tgz", Packing.gzip(Packing.tar("../../A.java", CLASS, "UTF-8")))
                        .refusals())
                .containsExactly("a.tgz: ../../A.java is refused: its path points outside the tar.");
        assertThat(folder).isDirectoryNotContaining("glob:**/A.java");
    }

    @Test
    void linksInArchivesAreRefused() throws Exception {
        ByteArrayOutputStream tar = new ByteArrayOutputStream();
        try (TarArchiveOutputStream out = new TarArchiveOutputStream(tar)) {
            for (byte type : new byte[] {TarConstants.LF_SYMLINK, TarConstants.LF_LINK}) {
                TarArchiveEntry link =
                        new TarArchiveEntry(type == TarConstants.LF_LINK ? "hard.java" : "soft.java", type);
                link.setLinkName("/etc/passwd");
                out.putArchiveEntry(link);
                out.closeArchiveEntry();
            }
        }
        assertRefused(
                read("a.tar", tar.toByteArray()),
                "soft.java is refused: it is a symbolic link. Hand in the file itself.",
                "hard.java is refused: it is a symbolic link. Hand in the file itself.");
        SeekableInMemoryByteChannel zip = new SeekableInMemoryByteChannel();
        try (ZipArchiveOutputStream out = new ZipArchiveOutputStream(zip)) {
            ZipArchiveEntry link = new ZipArchiveEntry("soft.java");
            link.setUnixMode(0120777);
            out.putArchiveEntry(link);
            out.write("/etc/passwd".getBytes(StandardCharsets.UTF_8));
            out.closeArchiveEntry();
        }
        assertRefused(
                read("a.zip", Arrays.copyOf(zip.array(), (int) zip.size())),
                "soft.java is refused: it is a symbolic link. Hand in the file itself.");
    }

    @Test
    void archivesAreOpenedThreeDeep() throws Exception {
        byte[] inner = zip(Map.of("A.java", CLASS));
        for (int i = 0; i < 3; i++) {
            inner = zip(Map.of("inner%d.zip".formatted(i), inner));
        }
        assertRefused(
                read("a.zip", inner),
                "inner2.zip/inner1.zip/inner0.zip is refused: archives are nested more than 3 deep.");
    }

    @Test
    void aBombInAnyArchiveIsRefused() throws Exception {
        byte[] zeros = new byte[65 << 20];
        byte[] tar = Packing.tar("A.ipynb", zeros, "UTF-8");
        String tooLong = "A.ipynb is refused: it has more than 20,971,520 bytes.";
        assertRefused(read("a.tgz", Packing.gzip(tar)), tooLong);
        assertRefused(read("a.tar.xz", Packing.xz(tar)), tooLong);
        assertRefused(read("a.7z", Packing.sevenZ("A.ipynb", zeros, SevenZMethod.LZMA2)), tooLong);
        assertRefused(read("A.ipynb.gz", Packing.gzip(zeros)), tooLong);
        assertRefused(
                read("b.zip", zip(Map.of("inner.zip", zeros))),
                "inner.zip is refused: it has more than 67,108,864 bytes.");
    }

    @Test
    void bombsBehindWhatIsSkippedCountTogether() throws Exception {
        byte[] bomb = Packing.gzip(Packing.tar("data.bin", new byte[60 << 20], "UTF-8"));
        Map<String, byte[]> many = new LinkedHashMap<>();
        for (int i = 0; i < 12; i++) {
            many.put("bomb%02d.tgz".formatted(i), bomb);
        }
        assertThat(read("a.zip", zip(many)).refusals())
                .contains("bomb08.tgz is refused: the archives of this student unpack to more than 536,870,912 bytes.");
    }

    @Test
    void tooManyEntriesAreToldOnce() throws Exception {
        Map<String, byte[]> many = new LinkedHashMap<>();
        for (int i = 0; i < 6000; i++) {
            many.put("pictures/%04d.png".formatted(i), new byte[0]);
        }
        HandIn handIn = read("a.zip", zip(many));
        assertThat(handIn.refusals())
                .containsExactly(
                        "a.zip is refused: the hand-in has more than 5,000 files and folders; the rest is not read. Hand in only the answers.");
        Map<String, byte[]> sources = new LinkedHashMap<>();
        for (int i = 0; i < 1000; i++) {
            sources.put("A%04d.java".formatted(i), CLASS);
        }
        HandIn cut = read("b.zip", zip(sources));
        assertThat(cut.files()).hasSize(300);
        assertThat(cut.refusals()).hasSize(51).last().isEqualTo("650 more files are refused.");
    }

    @Test
    void whatIsDamagedInAnArchiveDoesNotHideTheRest() throws Exception {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("A.java", CLASS);
        files.put("B.java", CLASS);
        byte[] zip = zip(files);
        // The first bytes of the compressed content.
        for (int i = 36; i < 40; i++) {
            zip[i] = (byte) 0xff;
        }
        HandIn handIn = read("a.zip", zip);
        assertThat(handIn.files()).extracting(SourceFile::name).containsExactly("B.java");
        assertThat(handIn.refusals())
                .containsExactly("A.java is refused: it is damaged inside the zip. Pack it again and hand it in.");
    }

    @Test
    void severalPlacesOfAStudentAreReadTogether() throws Exception {
        Path a = Files.write(folder.resolve("A.java"), CLASS);
        Path b = Files.write(folder.resolve("b.tgz"), Packing.gzip(Packing.tar("B.java", CLASS, "UTF-8")));
        assertThat(HandIn.read(List.of(a, b)).files())
                .extracting(SourceFile::name)
                .containsExactly("A.java", "B.java");
    }

    @Test
    void entriesThatShareTheirBytesCountEach() throws Exception {
        byte[] zip = zip(Map.of("A0000.ipynb", new byte[21 << 20]));
        HandIn handIn = read("shared.zip", withSharedBody(zip, 1000));
        assertThat(handIn.files()).isEmpty();
        assertThat(handIn.refusals())
                .hasSize(26)
                .contains("shared.zip is refused: the archives of this student unpack to more than 536,870,912 bytes.");
    }

    /** Returns a zip with one entry as a zip with many, all of which have the bytes of the first. */
    private static byte[] withSharedBody(byte[] zip, int count) {
        int end = zip.length - 22;
        int list = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN).getInt(end + 16);
        byte[] header = Arrays.copyOfRange(zip, list, end);
        ByteBuffer many = ByteBuffer.allocate(list + header.length * count + 22).order(ByteOrder.LITTLE_ENDIAN);
        many.put(zip, 0, list);
        for (int i = 0; i < count; i++) {
            byte[] named = header.clone();
            byte[] name = "A%04d.ipynb".formatted(i).getBytes(StandardCharsets.US_ASCII);
            System.arraycopy(name, 0, named, 46, name.length);
            many.put(named);
        }
        many.put(zip, end, 22);
        return many.putShort(many.capacity() - 14, (short) count)
                .putShort(many.capacity() - 12, (short) count)
                .putInt(many.capacity() - 10, header.length * count)
                .array();
    }

    @Test
    void unpackingEndsAfterItsProcessorTimeHoweverFewBytesItGives() throws Exception {
        Budget budget = new Budget(Long.MAX_VALUE, Duration.ofMillis(50));
        InputStream endless = budget.of(new InputStream() {
            @Override
            public int read() {
                return 0;
            }
        });
        assertThatThrownBy(endless::readAllBytes).hasMessageContaining("of processor time to unpack");
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "mkfifo makes the pipe")
    void whatIsNoFileIsRefusedAndNotWaitedFor() throws Exception {
        for (String name : List.of("pipe.zip", "pipe.java", "pipe.ipynb", "pipe.tgz")) {
            Path pipe = folder.resolve(name);
            assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                    .isZero();
            assertRefused(HandIn.read(List.of(pipe)), name + " is refused: it is not a regular file.");
        }
    }
}
