package dev.stridebook.kernel.magic;

/** The magics of every session: IJava's, {@code %time}, {@code %%html} and similar ones. */
public final class StandardMagics {
    private final MavenResolver resolver = MavenResolver.ofUser();
    private final MagicRegistry registry = new MagicRegistry();

    public StandardMagics(MagicSession session) {
        new ClassPathMagics(session).registerIn(registry);
        new MavenMagics(session, resolver).registerIn(registry);
        new LoadMagic(session).registerIn(registry);
        new TimeMagic(session).registerIn(registry);
        new MarkupMagics(session).registerIn(registry);
    }

    public MagicRegistry registry() {
        return registry;
    }

    /** Returns the artifacts that {@code %maven} fetches, from the repositories that {@code %mavenRepo} added, too. */
    public ArtifactFiles artifacts() {
        return new ArtifactFiles(resolver);
    }
}
