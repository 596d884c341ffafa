package dev.stridebook.kernel.magic;

import java.nio.file.Path;
import java.util.Set;

/** The magics of every session: IJava's, {@code %time}, {@code %%html} and similar ones. */
public final class StandardMagics {
    private StandardMagics() {}

    /** @param ownClassPath the kernel's class path */
    public static MagicRegistry registry(MagicSession session, Set<Path> ownClassPath) {
        MagicRegistry registry = new MagicRegistry();
        new ClassPathMagics(session).registerIn(registry);
        new MavenMagics(session, MavenResolver.ofUser(), ownClassPath).registerIn(registry);
        new LoadMagic(session).registerIn(registry);
        new TimeMagic(session).registerIn(registry);
        new MarkupMagics(session).registerIn(registry);
        return registry;
    }
}
