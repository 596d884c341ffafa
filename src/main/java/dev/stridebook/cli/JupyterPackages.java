package dev.stridebook.cli;

import java.util.List;

/** What pip installs for the lessons. */
public final class JupyterPackages {
    public static final List<String> NAMES = List.of("jupyterlab", "ipywidgets", "nbclient");

    private JupyterPackages() {}
}
