/*
 * An allocator, to be preloaded, that puts a fence around each block of memory of native libraries: FencedRun has oneDNN and ND4J
 * compute within it. A block ends at a page that may not be touched, and another such page lies before it; what is left of its
 * own pages is filled with a pattern and looked at when the block is freed. Memory that was freed may never be touched again. So
 * whoever reads or writes beyond a block is stopped at once, or found out when the block is freed.
 *
 * New blocks hold the pattern too, which is not a number: who reads what nobody wrote computes no number.
 *
 * Blocks of the JVM itself are left alone. They are the ones that were asked for before the fence was opened, and those that its own
 * libraries ask for later.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <link.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

extern void *__libc_malloc(size_t);
extern void *__libc_calloc(size_t, size_t);
extern void *__libc_realloc(void *, size_t);
extern void *__libc_memalign(size_t, size_t);
extern void __libc_free(void *);

#define PAGE 4096ULL
/* Addresses are never used twice. */
#define LAND (16ULL << 40)
#define PATTERN 0xFF
/* What malloc promises. */
#define SMALLEST 16
/* What vector code needs. Whoever asks for more does so for speed, and would get a gap before the fence. */
#define LARGEST 64
#define LARGE_OBJECT 1024
/* More than there are calls of malloc in oneDNN. */
#define CALLERS 65536
#define LIBRARIES 256
/* Each block takes two of the 65,530 mappings that Linux gives a process by default. */
#define BLOCKS 28000

static struct { uintptr_t from, to; } spared[LIBRARIES];
static int spared_count;

static atomic_int is_open;
static uintptr_t land;
static atomic_ullong next_page;
/* The size of the block that starts in a page, plus 1. */
static size_t *sizes;
static atomic_llong blocks, unfenced, damages;
/* The block that was written beyond its end or before its start: its size, and how far from its end or start. */
static atomic_llong damaged_size, damaged_at;

static int in_land(const void *p) {
    return land && (uintptr_t)p - land < LAND;
}

static size_t *size_at(const void *p) {
    return &sizes[((uintptr_t)p - land) / PAGE];
}

static int spare(struct dl_phdr_info *library, size_t size, void *home) {
    (void)size;
    const char *name = library->dlpi_name;
    const char *file = strrchr(name, '/') ? strrchr(name, '/') + 1 : name;
    if (strstr(name, home) || !strncmp(file, "libc.", 5) || !strncmp(file, "ld-linux", 8) || !*name) {
        for (int i = 0; i < library->dlpi_phnum && spared_count < LIBRARIES; i++) {
            if (library->dlpi_phdr[i].p_type == PT_LOAD && library->dlpi_phdr[i].p_flags & PF_X) {
                spared[spared_count].from = library->dlpi_addr + library->dlpi_phdr[i].p_vaddr;
                spared[spared_count].to = spared[spared_count].from + library->dlpi_phdr[i].p_memsz;
                spared_count++;
            }
        }
    }
    return 0;
}

static int is_fenced(void *caller) {
    if (!caller || !atomic_load_explicit(&is_open, memory_order_acquire)) {
        return 0;
    }
    for (int i = 0; i < spared_count; i++) {
        if ((uintptr_t)caller - spared[i].from < spared[i].to - spared[i].from) {
            return 0;
        }
    }
    if (atomic_load(&blocks) >= BLOCKS) {
        atomic_fetch_add(&unfenced, 1);
        return 0;
    }
    return 1;
}

static void *new_block(size_t size, size_t alignment) {
    alignment = alignment < SMALLEST ? SMALLEST : alignment > LARGEST ? LARGEST : alignment;
    size_t rounded = (size + alignment - 1) / alignment * alignment;
    size_t pages = rounded == 0 ? 1 : (rounded + PAGE - 1) / PAGE;
    uintptr_t first = land + (atomic_fetch_add(&next_page, pages + 1) + 1) * PAGE;
    if (first + pages * PAGE >= land + LAND || mprotect((void *)first, pages * PAGE, PROT_READ | PROT_WRITE)) {
        errno = ENOMEM;
        return NULL;
    }
    memset((void *)first, PATTERN, pages * PAGE);
    void *block = (void *)(first + pages * PAGE - rounded);
    if (rounded == 0) {
        block = (void *)(first + pages * PAGE - SMALLEST);
    }
    *size_at(block) = size + 1;
    atomic_fetch_add(&blocks, 1);
    return block;
}

static void damage(size_t size, long long at) {
    atomic_store(&damaged_size, (long long)size);
    atomic_store(&damaged_at, at);
    atomic_fetch_add(&damages, 1);
}

static void look_at(const unsigned char *block, size_t size) {
    const unsigned char *start = (const unsigned char *)((uintptr_t)block & ~(PAGE - 1));
    const unsigned char *end = (const unsigned char *)(((uintptr_t)block + size + PAGE - 1) & ~(PAGE - 1));
    for (const unsigned char *p = block + size; p < end; p++) {
        if (*p != PATTERN) {
            damage(size, p - (block + size) + 1);
            return;
        }
    }
    for (const unsigned char *p = block; p-- > start;) {
        if (*p != PATTERN) {
            damage(size, p - block);
            return;
        }
    }
}

static void free_block(void *block) {
    size_t size = *size_at(block) - 1;
    if (size == (size_t)-1) {
        damage(0, 0);
        return;
    }
    look_at(block, size);
    *size_at(block) = 0;
    uintptr_t start = (uintptr_t)block & ~(PAGE - 1);
    uintptr_t end = ((uintptr_t)block + (size ? size : 1) + PAGE - 1) & ~(PAGE - 1);
    mmap((void *)start, end - start, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_FIXED, -1, 0);
    atomic_fetch_sub(&blocks, 1);
}

#define CALLER __builtin_extract_return_addr(__builtin_return_address(0))

void *malloc(size_t size) {
    return is_fenced(CALLER) ? new_block(size, SMALLEST) : __libc_malloc(size);
}

void *calloc(size_t count, size_t each) {
    size_t size;
    if (!is_fenced(CALLER)) {
        return __libc_calloc(count, each);
    }
    if (__builtin_mul_overflow(count, each, &size)) {
        errno = ENOMEM;
        return NULL;
    }
    void *block = new_block(size, SMALLEST);
    return block ? memset(block, 0, size) : NULL;
}

static void *resized(void *old, size_t size) {
    void *block = new_block(size, SMALLEST);
    if (block) {
        size_t had = *size_at(old) - 1;
        memcpy(block, old, had < size ? had : size);
        free_block(old);
    }
    return block;
}

void *realloc(void *old, size_t size) {
    if (!old) {
        return is_fenced(CALLER) ? new_block(size, SMALLEST) : __libc_realloc(old, size);
    }
    return in_land(old) ? resized(old, size) : __libc_realloc(old, size);
}

void *reallocarray(void *old, size_t count, size_t each) {
    size_t size;
    if (__builtin_mul_overflow(count, each, &size)) {
        errno = ENOMEM;
        return NULL;
    }
    return old && in_land(old) ? resized(old, size) : __libc_realloc(old, size);
}

void *memalign(size_t alignment, size_t size) {
    return is_fenced(CALLER) ? new_block(size, alignment) : __libc_memalign(alignment, size);
}

void *aligned_alloc(size_t alignment, size_t size) {
    return is_fenced(CALLER) ? new_block(size, alignment) : __libc_memalign(alignment, size);
}

int posix_memalign(void **block, size_t alignment, size_t size) {
    *block = is_fenced(CALLER) ? new_block(size, alignment) : __libc_memalign(alignment, size);
    return *block ? 0 : ENOMEM;
}

void free(void *block) {
    int error = errno;
    if (block && in_land(block)) {
        free_block(block);
    } else {
        __libc_free(block);
    }
    errno = error;
}

/*
 * What C++'s new and new[] call, by their names in libraries. Numbers are in arrays; single objects, most of them parts of lists and
 * maps, are thousands and as good as never at fault: only large ones get a fence.
 */
static void *made(void *caller, size_t size) {
    void *block = is_fenced(caller) ? new_block(size, SMALLEST) : __libc_malloc(size ? size : 1);
    if (!block) {
        abort();
    }
    return block;
}

void *_Znam(size_t size) {
    return made(CALLER, size);
}

void *_ZnamRKSt9nothrow_t(size_t size, const void *tag) {
    (void)tag;
    return made(CALLER, size);
}

void *_Znwm(size_t size) {
    return size < LARGE_OBJECT ? made(NULL, size) : made(CALLER, size);
}

void *_ZnwmRKSt9nothrow_t(size_t size, const void *tag) {
    (void)tag;
    return size < LARGE_OBJECT ? made(NULL, size) : made(CALLER, size);
}

/*
 * Whether the code at an address makes an object of oneDNN's, by the name of its function: descriptions of primitives, copies of them,
 * attributes, some hundreds for each shape. What is left are numbers: arrays, and the memory that primitives compute in.
 */
static int makes_object(void *caller) {
    static const char *const parts[] = {
        "create", "clone", "make_unique", "primitive_desc", "primitive_attr", "memory_desc", "desc_t", "14dnnl_primitive", NULL};
    static struct { void *caller; int answer; } known[CALLERS];
    static atomic_flag busy = ATOMIC_FLAG_INIT;
    while (atomic_flag_test_and_set_explicit(&busy, memory_order_acquire)) {
    }
    unsigned slot = (unsigned)((uintptr_t)caller * 2654435761U >> 8) % CALLERS;
    while (known[slot].caller && known[slot].caller != caller) {
        slot = (slot + 1) % CALLERS;
    }
    if (!known[slot].caller) {
        Dl_info function;
        known[slot].caller = caller;
        for (int i = 0; dladdr(caller, &function) && function.dli_sname && parts[i]; i++) {
            known[slot].answer |= strstr(function.dli_sname, parts[i]) != NULL;
        }
    }
    int answer = known[slot].answer;
    atomic_flag_clear_explicit(&busy, memory_order_release);
    return answer;
}

/* dnnl::impl::malloc, in which oneDNN asks for all memory of its own. */
void *_ZN4dnnl4impl6mallocEmi(size_t size, int alignment) {
    return is_fenced(CALLER) && !makes_object(CALLER)
            ? new_block(size, alignment)
            : __libc_memalign(alignment, size);
}

/* The native methods of dev.stridebook.nn.engine.Fence. */

/* From now on blocks are fenced, but for those that libraries ask for whose path contains home. */
int fence_open(const char *home) {
    dl_iterate_phdr(spare, (void *)home);
    int flags = MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE;
    void *all = mmap(NULL, LAND, PROT_NONE, flags, -1, 0);
    void *table = mmap(NULL, LAND / PAGE * sizeof *sizes, PROT_READ | PROT_WRITE, flags, -1, 0);
    if (all == MAP_FAILED || table == MAP_FAILED) {
        return 0;
    }
    sizes = table;
    land = (uintptr_t)all;
    atomic_store_explicit(&is_open, 1, memory_order_release);
    return 1;
}

int Java_dev_stridebook_nn_engine_Fence_open(void *jvm, void *type) {
    (void)jvm, (void)type;
    const char *home = getenv("FENCE_SPARES");
    return home && fence_open(home);
}

long long Java_dev_stridebook_nn_engine_Fence_damages(void *jvm, void *type) {
    (void)jvm, (void)type;
    return atomic_load(&damages);
}

long long Java_dev_stridebook_nn_engine_Fence_damagedSize(void *jvm, void *type) {
    (void)jvm, (void)type;
    return atomic_load(&damaged_size);
}

long long Java_dev_stridebook_nn_engine_Fence_damagedAt(void *jvm, void *type) {
    (void)jvm, (void)type;
    return atomic_load(&damaged_at);
}

long long Java_dev_stridebook_nn_engine_Fence_blocks(void *jvm, void *type) {
    (void)jvm, (void)type;
    return atomic_load(&blocks);
}

long long Java_dev_stridebook_nn_engine_Fence_unfenced(void *jvm, void *type) {
    (void)jvm, (void)type;
    return atomic_load(&unfenced);
}
