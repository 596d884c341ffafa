package dev.stridebook.kernel.magic;

/** The magics of every session: IJava's, {@code %time}, {@code %%html} and similar ones. */
public final class StandardMagics {
    private StandardMagics() {}

    public static MagicRegistry registry(MagicSession session) {
        MagicRegistry registry = new MagicRegistry();
        new ClassPathMagics(session).registerIn(registry);
        new MavenMagics(session, MavenResolver.ofUser()).registerIn(registry);
        new LoadMagic(session).registerIn(registry);
        new TimeMagic(session).registerIn(registry);
        new MarkupMagics(session).registerIn(registry);
        return registry;
    }
}
