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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * A program of a few hundred bytes that puts itself under a {@link SystemCallFilter} and then becomes another program. It can also give up
 * all files but some (Landlock), where the kernel knows that. It is written from here, because Java 17 cannot make system calls, and a
 * compiler for C is not needed to grade.
 */
public final class Launcher {
    private static final String SEPARATOR = "-";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final long ADDRESS = 0x400000;
    private static final int FILE_HEADER = 64;
    private static final int SEGMENT_HEADER = 56;
    private static final int HEADERS = FILE_HEADER + SEGMENT_HEADER;
    private static final int RIGHTS = 8;
    private static final int FILTER_HEADER = 16;
    /** Where the address of the rights stands in the code. */
    private static final int RIGHTS_ADDRESS = 0x27;
    /** Where the address of the filter stands in the code. */
    private static final int FILTER_ADDRESS = 0x96;
    /** All rights to files of the first version of Landlock: what is not allowed for a path is refused. */
    private static final long ALL_RIGHTS = 0x1fff;

    /** The instructions for x86-64. */
    private static final String CODE = """
            bf 26 00 00 00   mov  edi, 38              # prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
            be 01 00 00 00   mov  esi, 1
            31 d2            xor  edx, edx
            45 31 d2         xor  r10d, r10d
            45 31 c0         xor  r8d, r8d
            b8 9d 00 00 00   mov  eax, 157
            0f 05            syscall
            48 8d 5c 24 10   lea  rbx, [rsp+16]
            48 8b 3b         mov  rdi, [rbx]
            80 3f 2d         cmp  byte ptr [rdi], 45   # "-": no paths
            74 65            je   filter
            bf 00 00 00 00   mov  edi, 0               # landlock_create_ruleset(rights, 8, 0); the address is filled in
            be 08 00 00 00   mov  esi, 8
            31 d2            xor  edx, edx
            b8 bc 01 00 00   mov  eax, 444
            0f 05            syscall
            41 89 c4         mov  r12d, eax
                             path:
            48 8b 3b         mov  rdi, [rbx]
            80 3f 2d         cmp  byte ptr [rdi], 45
            74 3b            je   restrict
            48 83 c3 08      add  rbx, 8
            be 00 00 28 00   mov  esi, 0x280000        # open(path, O_PATH | O_CLOEXEC)
            b8 02 00 00 00   mov  eax, 2
            0f 05            syscall
            85 c0            test eax, eax
            78 e4            js   path
            50               push rax
            6a 0d            push 13                   # landlock_add_rule: execute, read a file, read a folder
            44 89 e7         mov  edi, r12d
            be 01 00 00 00   mov  esi, 1
            48 89 e2         mov  rdx, rsp
            45 31 d2         xor  r10d, r10d
            b8 bd 01 00 00   mov  eax, 445
            0f 05            syscall
            c6 04 24 07      mov  byte ptr [rsp], 7    # the same for a file: execute, write, read
            b8 bd 01 00 00   mov  eax, 445
            0f 05            syscall
            58               pop  rax
            58               pop  rax
            eb bd            jmp  path
                             restrict:
            44 89 e7         mov  edi, r12d
            31 f6            xor  esi, esi             # landlock_restrict_self
            b8 be 01 00 00   mov  eax, 446
            0f 05            syscall
                             filter:
            bf 16 00 00 00   mov  edi, 22              # prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, filter)
            be 02 00 00 00   mov  esi, 2
            ba 00 00 00 00   mov  edx, 0               # its address is filled in
            b8 9d 00 00 00   mov  eax, 157
            0f 05            syscall
            85 c0            test eax, eax
            75 1a            jnz  fail
            48 83 c3 08      add  rbx, 8
            48 8b 3b         mov  rdi, [rbx]           # execve(program, its arguments, environment)
            48 89 de         mov  rsi, rbx
            48 8b 0c 24      mov  rcx, [rsp]
            48 8d 54 cc 10   lea  rdx, [rsp+rcx*8+16]
            b8 3b 00 00 00   mov  eax, 59
            0f 05            syscall
                             fail:
            bf 7e 00 00 00   mov  edi, 126             # exit_group(126)
            b8 e7 00 00 00   mov  eax, 231
            0f 05            syscall
            """;

    private static final int OPCODES = 17;

    private static final boolean IS_FOR_THIS_MACHINE =
            System.getProperty("os.name").equals("Linux")
                    && System.getProperty("os.arch").equals(SystemCallFilter.ARCHITECTURE);

    private Launcher() {}

    /** Writes the programs to a folder where they work on this machine; elsewhere, commands do without. */
    public static void install(Path home) throws IOException, InterruptedException {
        if (!IS_FOR_THIS_MACHINE) {
            return;
        }
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
        if (nothing.isEmpty()) {
            return false;
        }
        try {
            return ProgramRun.within(
                            PATIENCE,
                            new ProcessBuilder(
                                    file.toString(), SEPARATOR, nothing.get().toString()))
                    .filter(ProgramRun::isSuccess)
                    .isPresent();
        } catch (IOException notExecutable) {
            return false;
        }
    }

    /** Returns the beginning of a command that is to run under the filter; nothing if there is no filter on this machine. */
    static List<String> command(Path home) {
        return command(file(home, true), List.of());
    }

    /**
     * Returns the beginning of a command that is to run under the filter and can create no files; nothing if there is no filter on this
     * machine.
     *
     * @param readable all files and folders that it may read, where the kernel supports that; those that do not exist are left out
     */
    static List<String> commandWithoutFiles(Path home, List<Path> readable) {
        return command(file(home, false), readable);
    }

    private static List<String> command(Path file, List<Path> readable) {
        // Machines of several kinds can share the folder.
        if (!IS_FOR_THIS_MACHINE || !Files.exists(file)) {
            return List.of();
        }
        List<String> command = new ArrayList<>(List.of(file.toString()));
        readable.forEach(path -> command.add(path.toAbsolutePath().toString()));
        command.add(SEPARATOR);
        return command;
    }

    private static Path file(Path home, boolean mayCreateFiles) {
        return home.resolve(mayCreateFiles ? "launcher" : "launcher-without-files");
    }

    /** Returns an ELF file with one segment: headers, code, rights, the filter's length and address, the filter. */
    static byte[] program(boolean mayCreateFiles) {
        byte[] filter = SystemCallFilter.program(mayCreateFiles);
        ByteBuffer code = ByteBuffer.wrap(code()).order(ByteOrder.LITTLE_ENDIAN);
        int rights = (HEADERS + code.capacity() + 7) / 8 * 8;
        int filterHeader = rights + RIGHTS;
        int length = filterHeader + FILTER_HEADER + filter.length;
        code.putInt(RIGHTS_ADDRESS, (int) ADDRESS + rights);
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
        file.position(rights).putLong(ALL_RIGHTS);
        file.putShort((short) (filter.length / 8)).position(filterHeader + 8);
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
