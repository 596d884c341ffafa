package dev.stridebook.handin;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.sevenz.SevenZArchiveEntry;
import org.apache.commons.compress.archivers.sevenz.SevenZMethod;
import org.apache.commons.compress.archivers.sevenz.SevenZOutputFile;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorOutputStream;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/** The ways in which students and the systems that collect their files pack one file. */
public enum Packing {
    FILE("", (name, content) -> content),
    FOLDER("", null),
    FOLDER_IN_FOLDER("", null),
    FOLDER_WITH_ZIP("", null),
    ZIP(".zip", (name, content) -> zip("homework/" + name, content, StandardCharsets.UTF_8)),
    ZIP_IN_CAPITALS(".ZIP", (name, content) -> zip(name, content, StandardCharsets.UTF_8)),
    ZIP_WITH_BACKSLASHES(".zip", (name, content) -> zip("homework\\week 1\\" + name, content, StandardCharsets.UTF_8)),
    ZIP_FROM_DOS(".zip", (name, content) -> zip("Übung\\" + name, content, Charset.forName("IBM437"))),
    ZIP_FROM_CHINA(".zip", (name, content) -> zip("作业/" + name, content, Charset.forName("GBK"))),
    ZIP_WITH_UNICODE_FIELDS(".zip", Packing::zipWithUnicodeFields),
    ZIP_WITH_DOTS(".zip", (name, content) -> zip("./homework/./" + name, content, StandardCharsets.UTF_8)),
    ZIP_FROM_A_MAC(".zip", Packing::zipFromAMac),
    ZIP_IN_ZIP(".zip", (name, content) -> zip("inner.zip", ZIP.pack.apply(name, content), StandardCharsets.UTF_8)),
    ZIP_IN_ZIP_IN_ZIP(
            ".zip", (name, content) -> zip("all.zip", ZIP_IN_ZIP.pack.apply(name, content), StandardCharsets.UTF_8)),
    JAR(".jar", (name, content) -> zip(name, content, StandardCharsets.UTF_8)),
    TAR(".tar", (name, content) -> tar("homework/" + name, content, "UTF-8")),
    TAR_FROM_CHINA(".tar", (name, content) -> tar("作业/" + name, content, "GBK")),
    TAR_GZ(".tar.gz", (name, content) -> gzip(tar("homework/" + name, content, "UTF-8"))),
    TGZ(".TGZ", (name, content) -> gzip(tar(name, content, "UTF-8"))),
    TAR_BZ2(".tar.bz2", (name, content) -> bzip2(tar(name, content, "UTF-8"))),
    TAR_XZ(".tar.xz", (name, content) -> xz(tar(name, content, "UTF-8"))),
    TAR_GZ_IN_ZIP(
            ".zip", (name, content) -> zip("all.tar.gz", TAR_GZ.pack.apply(name, content), StandardCharsets.UTF_8)),
    TAR_GZ_NAMED_ZIP(".zip", (name, content) -> gzip(tar(name, content, "UTF-8"))),
    SEVEN_Z(".7z", (name, content) -> sevenZ("homework/" + name, content, SevenZMethod.LZMA2)),
    SEVEN_Z_OLD(".7z", (name, content) -> sevenZ(name, content, SevenZMethod.LZMA)),
    SEVEN_Z_NAMED_ZIP(".zip", (name, content) -> sevenZ(name, content, SevenZMethod.LZMA2)),
    SEVEN_Z_IN_ZIP(".zip", (name, content) -> zip("all.7z", SEVEN_Z.pack.apply(name, content), StandardCharsets.UTF_8));

    private final String ending;
    private final Pack pack;

    Packing(String ending, Pack pack) {
        this.ending = ending;
        this.pack = pack;
    }

    /** Packs a file into the content of another. */
    private interface Pack {
        byte[] of(String name, byte[] content) throws IOException;

        default byte[] apply(String name, byte[] content) {
            try {
                return of(name, content);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Writes a hand-in of one file into a class's folder. */
    public Path write(Path folder, String student, String name, byte[] content) throws IOException {
        switch (this) {
            case FILE -> {
                return Files.write(folder.resolve(student + name.substring(name.lastIndexOf('.'))), content);
            }
            case FOLDER -> {
                Files.write(Files.createDirectories(folder.resolve(student)).resolve(name), content);
            }
            case FOLDER_IN_FOLDER -> {
                Path inner = Files.createDirectories(folder.resolve(student).resolve("homework"));
                Files.write(inner.resolve(name), content);
                Files.write(inner.resolve(".DS_Store"), new byte[] {0, 1});
                Files.write(inner.resolve("._" + name), new byte[] {0, 1});
                Path old = Files.createDirectories(inner.resolve(".ipynb_checkpoints"));
                Files.writeString(old.resolve("old-checkpoint.ipynb"), "{");
            }
            case FOLDER_WITH_ZIP -> {
                Path inner = Files.createDirectories(folder.resolve(student));
                Files.write(inner.resolve("homework.zip"), ZIP.pack.apply(name, content));
            }
            default -> {
                return Files.write(folder.resolve(student + ending), pack.apply(name, content));
            }
        }
        return folder.resolve(student);
    }

    /** Returns whether a hand-in is a single file. */
    public boolean isFile() {
        return this != FOLDER && this != FOLDER_IN_FOLDER && this != FOLDER_WITH_ZIP;
    }

    /** A zip of one file, whose name is in the given encoding; only UTF-8 is marked. */
    static byte[] zip(String name, byte[] content, Charset names) throws IOException {
        return zip(Map.of(name, content), names);
    }

    static byte[] zip(Map<String, byte[]> files, Charset names) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, names)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(encodable(file.getKey(), names)));
                zip.write(file.getValue());
            }
        }
        return bytes.toByteArray();
    }

    /** Replaces what a system cannot write, as it does itself. */
    private static String encodable(String name, Charset encoding) {
        CharsetEncoder encoder = encoding.newEncoder();
        return name.codePoints()
                .mapToObj(Character::toString)
                .map(letter -> encoder.canEncode(letter) ? letter : "_")
                .collect(Collectors.joining());
    }

    private static byte[] zipWithUnicodeFields(String name, byte[] content) throws IOException {
        SeekableInMemoryByteChannel bytes = new SeekableInMemoryByteChannel();
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(bytes)) {
            zip.setEncoding("IBM437");
            zip.setUseLanguageEncodingFlag(false);
            zip.setCreateUnicodeExtraFields(ZipArchiveOutputStream.UnicodeExtraFieldPolicy.ALWAYS);
            zip.putArchiveEntry(new ZipArchiveEntry("作业/" + name));
            zip.write(content);
            zip.closeArchiveEntry();
        }
        return Arrays.copyOf(bytes.array(), (int) bytes.size());
    }

    private static byte[] zipFromAMac(String name, byte[] content) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("__MACOSX/homework/._" + name, new byte[] {0, 5, 22, 7});
        files.put("homework/.DS_Store", new byte[] {0, 0, 0, 1});
        files.put("homework/.ipynb_checkpoints/old-checkpoint.ipynb", new byte[] {'{'});
        files.put("homework/" + name, content);
        return zip(files, StandardCharsets.UTF_8);
    }

    static byte[] tar(String name, byte[] content, String names) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes, names)) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_GNU);
            TarArchiveEntry entry = new TarArchiveEntry(encodable(name, Charset.forName(names)));
            entry.setSize(content.length);
            tar.putArchiveEntry(entry);
            tar.write(content);
            tar.closeArchiveEntry();
        }
        return bytes.toByteArray();
    }

    /** Wraps a stream in one that compresses. */
    private interface Compressor {
        OutputStream over(OutputStream stream) throws IOException;
    }

    private static byte[] compressed(byte[] content, Compressor compressor) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream stream = compressor.over(bytes)) {
            stream.write(content);
        }
        return bytes.toByteArray();
    }

    static byte[] gzip(byte[] content) throws IOException {
        return compressed(content, GZIPOutputStream::new);
    }

    static byte[] bzip2(byte[] content) throws IOException {
        return compressed(content, BZip2CompressorOutputStream::new);
    }

    static byte[] xz(byte[] content) throws IOException {
        return compressed(content, stream -> new XZCompressorOutputStream(stream, 1));
    }

    static byte[] sevenZ(String name, byte[] content, SevenZMethod method) throws IOException {
        return sevenZ(name, content, method, null);
    }

    static byte[] sevenZ(String name, byte[] content, SevenZMethod method, String password) throws IOException {
        SeekableInMemoryByteChannel bytes = new SeekableInMemoryByteChannel();
        try (SevenZOutputFile archive = new SevenZOutputFile(bytes, password == null ? null : password.toCharArray())) {
            archive.setContentCompression(method);
            SevenZArchiveEntry entry = new SevenZArchiveEntry();
            entry.setName(name);
            archive.putArchiveEntry(entry);
            archive.write(content);
            archive.closeArchiveEntry();
        }
        return Arrays.copyOf(bytes.array(), (int) bytes.size());
    }
}
