package dev.stridebook.grade.sandbox;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A filter of system calls (seccomp) for Linux on x86-64, as a program for the kernel. It closes what limits on a process leave open:
 * memory that counts for no process, further processes, and the network. Native code in a process cannot avoid it.
 */
final class SystemCallFilter {
    /** The name of the architecture as Java gives it. */
    static final String ARCHITECTURE = "amd64";

    private static final int X86_64 = 0xc000003e;
    /** Calls from here on are those of the x32 interface, which has other numbers for the same calls. */
    private static final int X32 = 0x4000_0000;

    private static final int ALLOW = 0x7fff_0000;
    private static final int KILL = 0x8000_0000;
    private static final int FAIL = 0x0005_0000;
    private static final int NOT_PERMITTED = FAIL | 1;
    private static final int NO_SPACE = FAIL | 28;
    private static final int NO_SUCH_CALL = FAIL | 38;
    private static final int DONE = FAIL;

    private static final int LOAD = 0x20;
    private static final int AND = 0x54;
    private static final int IF_EQUAL = 0x15;
    private static final int IF_AT_LEAST = 0x35;
    private static final int IF_ANY_BIT = 0x45;
    private static final int RETURN = 0x06;

    private static final int NUMBER = 0;
    private static final int OF_ARCHITECTURE = 4;
    private static final int ARGUMENTS = 16;

    /** Where a call's flags hold any of these, it is refused. */
    private static final int GROWS_DOWN_OR_HUGE = 0x100 | 0x40000;

    private static final int SHARED_AND_ANONYMOUS = 0x01 | 0x20;
    private static final int THREAD = 0x10000;
    private static final int CREATE = 0x40 | 0x400000;
    private static final int PARENT_DEATH_SIGNAL = 1;
    private static final int WRITABLE = 2;

    /** Calls that no answer needs. */
    private static final int[] REFUSED = {
        // Memory that belongs to no process: memfd_create, memfd_secret, shmget, shmat, semget, msgget, mq_open,
        // io_uring_setup, io_setup, userfaultfd, bpf, perf_event_open, vmsplice, add_key, request_key, keyctl.
        319,
        447,
        29,
        30,
        64,
        68,
        240,
        425,
        206,
        323,
        321,
        298,
        278,
        248,
        249,
        250,
        // Processes, whose limits would add up: fork, vfork.
        57,
        58,
        // File systems of one's own: unshare, setns, mount, open_tree, move_mount, fsopen, fsmount.
        272,
        308,
        165,
        428,
        429,
        430,
        432,
        // The network: socket.
        41
    };

    /** creat, mkdir, mkdirat, mknod, mknodat, symlink, symlinkat, link, linkat. */
    private static final int[] CREATE_FILES = {85, 83, 258, 133, 259, 88, 266, 86, 265};

    private final ByteBuffer program = ByteBuffer.allocate(4096).order(ByteOrder.LITTLE_ENDIAN);

    private SystemCallFilter() {}

    /** Returns the program, in instructions of 8 bytes. */
    static byte[] program(boolean mayCreateFiles) {
        SystemCallFilter filter = new SystemCallFilter();
        filter.write(mayCreateFiles);
        byte[] bytes = new byte[filter.program.position()];
        filter.program.flip().get(bytes);
        return bytes;
    }

    private void write(boolean mayCreateFiles) {
        add(LOAD, 0, 0, OF_ARCHITECTURE);
        add(IF_EQUAL, 1, 0, X86_64);
        add(RETURN, 0, 0, KILL);
        add(LOAD, 0, 0, NUMBER);
        add(IF_AT_LEAST, 0, 1, X32);
        add(RETURN, 0, 0, NOT_PERMITTED);
        refuse(NOT_PERMITTED, REFUSED);
        // clone3 keeps its flags where no filter sees them. The C library then takes clone.
        refuse(NO_SUCH_CALL, 435);
        addMemoryMap();
        addClone();
        addOnArgument(157, 0, PARENT_DEATH_SIGNAL, NOT_PERMITTED);
        if (!mayCreateFiles) {
            refuse(NO_SPACE, CREATE_FILES);
            // openat2, as above.
            refuse(NO_SUCH_CALL, 437);
            addOpen(2, 1);
            addOpen(257, 2);
            // JavaCPP takes native libraries only from a folder that it may write to (access), even if it need not.
            addOnArgument(21, 1, WRITABLE, DONE);
        }
        add(RETURN, 0, 0, ALLOW);
    }

    private void refuse(int how, int... calls) {
        for (int call : calls) {
            add(IF_EQUAL, 0, 1, call);
            add(RETURN, 0, 0, how);
        }
    }

    /** Refuses mmap of memory that is shared and of no file, and of kinds that no limit counts. */
    private void addMemoryMap() {
        add(IF_EQUAL, 0, 6, 9);
        add(LOAD, 0, 0, argument(3));
        add(IF_ANY_BIT, 3, 0, GROWS_DOWN_OR_HUGE);
        add(AND, 0, 0, SHARED_AND_ANONYMOUS);
        add(IF_EQUAL, 1, 0, SHARED_AND_ANONYMOUS);
        add(RETURN, 0, 0, ALLOW);
        add(RETURN, 0, 0, NOT_PERMITTED);
    }

    /** Allows clone for a thread and not for a process. */
    private void addClone() {
        add(IF_EQUAL, 0, 4, 56);
        add(LOAD, 0, 0, argument(0));
        add(IF_ANY_BIT, 0, 1, THREAD);
        add(RETURN, 0, 0, ALLOW);
        add(RETURN, 0, 0, NOT_PERMITTED);
    }

    /** Allows to open a file that exists. */
    private void addOpen(int call, int flags) {
        add(IF_EQUAL, 0, 4, call);
        add(LOAD, 0, 0, argument(flags));
        add(IF_ANY_BIT, 1, 0, CREATE);
        add(RETURN, 0, 0, ALLOW);
        add(RETURN, 0, 0, NO_SPACE);
    }

    private void addOnArgument(int call, int argument, int value, int how) {
        add(IF_EQUAL, 0, 4, call);
        add(LOAD, 0, 0, argument(argument));
        add(IF_EQUAL, 1, 0, value);
        add(RETURN, 0, 0, ALLOW);
        add(RETURN, 0, 0, how);
    }

    private static int argument(int index) {
        return ARGUMENTS + 8 * index;
    }

    private void add(int code, int ifTrue, int ifFalse, int value) {
        program.putShort((short) code).put((byte) ifTrue).put((byte) ifFalse).putInt(value);
    }
}
