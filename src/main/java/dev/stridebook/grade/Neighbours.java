package dev.stridebook.grade;

import java.nio.file.Path;
import java.util.List;

/**
 * What runs beside the grader on the same machines and must be out of reach for answers, such as the parts of a cluster.
 *
 * @param addresses where they listen, as {@code host:port}
 * @param folders where they work
 */
public record Neighbours(List<String> addresses, List<Path> folders) {
    public static final Neighbours NONE = new Neighbours(List.of(), List.of());

    public Neighbours {
        addresses = List.copyOf(addresses);
        folders = List.copyOf(folders);
    }

    /** Returns neighbours of which each is an address or the absolute path of a folder. */
    public static Neighbours of(List<String> all) {
        return new Neighbours(
                all.stream().filter(each -> !each.startsWith("/")).toList(),
                all.stream().filter(each -> each.startsWith("/")).map(Path::of).toList());
    }
}
