package dev.stridebook.grade.sandbox;

import dev.stridebook.file.AtomicFiles;
import dev.stridebook.process.ProgramRun;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * A program of a few hundred bytes that puts itself under a {@link SystemCallFilter} and then becomes another program. It is written
 * from here, because Java 17 cannot make system calls, and a compiler for C is not needed to grade.
 */
public final class Launcher {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final long ADDRESS = 0x400000;
    private static final int FILE_HEADER = 64;
    private static final int SEGMENT_HEADER = 56;
    private static final int HEADERS = FILE_HEADER + SEGMENT_HEADER;
    private static final int FILTER_HEADER = 16;
    /** Where the address of the filter stands in the code. */
    private static final int FILTER_ADDRESS = 36;

    /** The instructions for x86-64. */
    private static final String CODE = """
            bf 26 00 00 00   mov  edi, 38       # prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
            be 01 00 00 00   mov  esi, 1
            31 d2            xor  edx, edx
            45 31 d2         xor  r10d, r10d
            45 31 c0         xor  r8d, r8d
            b8 9d 00 00 00   mov  eax, 157
            0f 05            syscall
            bf 16 00 00 00   mov  edi, 22       # prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, filter)
            be 02 00 00 00   mov  esi, 2
            ba 00 00 00 00   mov  edx, 0        # its address is filled in
            b8 9d 00 00 00   mov  eax, 157
            0f 05            syscall
            85 c0            test eax, eax
            75 1a            jnz  .+28
            48 8b 7c 24 10   mov  rdi, [rsp+16] # execve(argv[1], argv + 1, environment)
            48 8d 74 24 10   lea  rsi, [rsp+16]
            48 8b 0c 24      mov  rcx, [rsp]
            48 8d 54 cc 10   lea  rdx, [rsp+rcx*8+16]
            b8 3b 00 00 00   mov  eax, 59
            0f 05            syscall
            bf 7e 00 00 00   mov  edi, 126      # exit_group(126)
            b8 e7 00 00 00   mov  eax, 231
            0f 05            syscall
            """;

    private static final int OPCODES = 15;

    private Launcher() {}

    /** Writes the programs to a folder where they work on this machine; elsewhere, commands do without. */
    public static void install(Path home) throws IOException, InterruptedException {
        for (boolean mayCreateFiles : List.of(true, false)) {
            Path file = file(home, mayCreateFiles);
            byte[] program = program(mayCreateFiles);
            if (!Files.exists(file) || !Arrays.equals(Files.readAllBytes(file), program)) {
                AtomicFiles.write(file, out -> out.write(program));
                if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
                    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
                }
            }
            if (!works(file)) {
                Files.delete(file);
            }
        }
    }

    private static boolean works(Path file) throws InterruptedException {
        Optional<Path> nothing = Tools.find("true");
        if (nothing.isEmpty()
                || !System.getProperty("os.name").equals("Linux")
                || !System.getProperty("os.arch").equals(SystemCallFilter.ARCHITECTURE)) {
            return false;
        }
        try {
            return ProgramRun.within(
                            PATIENCE,
                            new ProcessBuilder(file.toString(), nothing.get().toString()))
                    .filter(ProgramRun::isSuccess)
                    .isPresent();
        } catch (IOException notExecutable) {
            return false;
        }
    }

    /** Returns the beginning of a command that is to run under the filter; nothing if there is no filter on this machine. */
    static List<String> command(Path home, boolean mayCreateFiles) {
        Path file = file(home, mayCreateFiles);
        return Files.exists(file) ? List.of(file.toString()) : List.of();
    }

    private static Path file(Path home, boolean mayCreateFiles) {
        return home.resolve(mayCreateFiles ? "launcher" : "launcher-without-files");
    }

    /** Returns an ELF file with one segment: headers, code, the filter's length and address, the filter. */
    static byte[] program(boolean mayCreateFiles) {
        byte[] filter = SystemCallFilter.program(mayCreateFiles);
        ByteBuffer code = ByteBuffer.wrap(code()).order(ByteOrder.LITTLE_ENDIAN);
        int filterHeader = (HEADERS + code.capacity() + 7) / 8 * 8;
        int length = filterHeader + FILTER_HEADER + filter.length;
        code.putInt(FILTER_ADDRESS, (int) ADDRESS + filterHeader);
        ByteBuffer file = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        // ELF, 64 bits, little-endian; an executable for x86-64 with one segment.
        file.put(new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1}).position(16);
        file.putShort((short) 2).putShort((short) 62).putInt(1);
        file.putLong(ADDRESS + HEADERS).putLong(FILE_HEADER).putLong(0).putInt(0);
        file.putShort((short) FILE_HEADER).putShort((short) SEGMENT_HEADER).putShort((short) 1);
        // The segment is all of the file, to be read and run.
        file.position(FILE_HEADER).putInt(1).putInt(1 | 4);
        file.putLong(0)
                .putLong(ADDRESS)
                .putLong(ADDRESS)
                .putLong(length)
                .putLong(length)
                .putLong(4096);
        file.put(code);
        file.position(filterHeader).putShort((short) (filter.length / 8)).position(filterHeader + 8);
        file.putLong(ADDRESS + filterHeader + FILTER_HEADER).put(filter);
        return file.array();
    }

    /** Returns the code in assembly language. */
    static String assembly() {
        StringBuilder assembly = new StringBuilder();
        CODE.lines().forEach(line -> assembly.append(line.substring(OPCODES)).append('\n'));
        return assembly.toString();
    }

    static byte[] code() {
        StringBuilder opcodes = new StringBuilder();
        CODE.lines().forEach(line -> opcodes.append(line, 0, OPCODES));
        return HexFormat.of().parseHex(opcodes.toString().replace(" ", ""));
    }
}
