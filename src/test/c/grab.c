/*
 * Native code that takes memory in ways that a limit on a process may not count, and touches it.
 *   gcc -o grab grab.c            prints how many megabytes each way gives, up to a maximum in megabytes: grab 1024
 *   gcc -shared -fPIC -nostartfiles -Os -s -o grab.so grab.c      the library in src/test/attacks/native-memory-of-no-process.java
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/shm.h>
#include <sys/syscall.h>
#include <unistd.h>

#define STEP (16L << 20)
#define READ_WRITE (PROT_READ | PROT_WRITE)

static const char *const WAYS[] = {"shared mapping", "memfd", "/dev/zero", "System V", "stack", "private mapping",
                                   "mapping made writable", "processes", "mounted tmpfs", "files in /tmp", "files in /dev/shm"};
enum { COUNT = sizeof WAYS / sizeof *WAYS };

static long fill(char *at) {
    if (at == MAP_FAILED) return 0;
    for (long i = 0; i < STEP; i += 4096) ((volatile char *) at)[i] = 1;
    return 1;
}

static long map(int flags, int file) { return fill(mmap(0, STEP, READ_WRITE, flags, file, 0)); }

static long write_file(const char *folder) {
    static int number;
    static char block[1 << 20];
    char name[64];
    snprintf(name, sizeof name, "%s/grab-%d", folder, number++);
    int file = open(name, O_CREAT | O_WRONLY, 0600);
    long written = 0;
    while (file >= 0 && written < STEP && write(file, block, sizeof block) == sizeof block) written += sizeof block;
    if (file >= 0) close(file);
    return written == STEP;
}

static long step(int way) {
    switch (way) {
        case 0: return map(MAP_SHARED | MAP_ANONYMOUS, -1);
        case 1: {
            int file = syscall(SYS_memfd_create, "", 0);
            return file >= 0 && !ftruncate(file, STEP) && map(MAP_SHARED, file);
        }
        case 2: {
            int file = open("/dev/zero", O_RDWR);
            return file >= 0 && map(MAP_SHARED, file);
        }
        case 3: {
            int id = shmget(IPC_PRIVATE, STEP, IPC_CREAT | 0600);
            if (id < 0) return 0;
            char *at = shmat(id, 0, 0);
            shmctl(id, IPC_RMID, 0);
            return fill(at);
        }
        case 4: return map(MAP_PRIVATE | MAP_ANONYMOUS | MAP_GROWSDOWN, -1);
        case 5: return map(MAP_PRIVATE | MAP_ANONYMOUS, -1);
        case 6: {
            char *at = mmap(0, STEP, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
            return at != MAP_FAILED && !mprotect(at, STEP, READ_WRITE) && fill(at);
        }
        case 7: {
            int ready[2];
            char one;
            if (pipe(ready)) return 0;
            pid_t child = fork();
            if (child == 0) {
                long got = map(MAP_PRIVATE | MAP_ANONYMOUS, -1);
                write(ready[1], "x", got);
                sleep(2);
                _exit(0);
            }
            close(ready[1]);
            return child > 0 && read(ready[0], &one, 1) == 1;
        }
        case 8: {
            char folder[] = "/tmp/grab-XXXXXX";
            if (!mkdtemp(folder)) return 0;
            if (unshare(CLONE_NEWUSER | CLONE_NEWNS) || syscall(SYS_mount, "none", folder, "tmpfs", 0, 0)) return 0;
            return write_file(folder);
        }
        case 9: return write_file("/tmp");
        case 10: return write_file("/dev/shm");
    }
    return 0;
}

static long grab(int way, long most) {
    long got = 0;
    while (got < most && step(way)) got += STEP >> 20;
    return got;
}

/* For an answer: int grab(int way, int most). */
int Java_NativeMemoryOfNoProcess_grab(void *environment, void *type, int way, int most) { return grab(way, most); }

int main(int count, char **arguments) {
    for (int way = 0; way < COUNT; way++) {
        printf("%s: %ld\n", WAYS[way], grab(way, atol(arguments[1])));
        fflush(stdout);
    }
    return 0;
}
