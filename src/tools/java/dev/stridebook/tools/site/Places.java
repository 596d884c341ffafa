package dev.stridebook.tools.site;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

/**
 * Where the files of the repository are on the site. Texts link to each other as files of the repository; on the site such a link leads
 * to the page that was made from the file, or else to the file in the repository.
 *
 * @param pages the page of each file or folder that has one, both as paths from their roots
 */
record Places(Map<String, String> pages, Repository repository) {
    /**
     * Returns the address to use on a page.
     *
     * @param page the page with the link, as a path from the site's root
     * @param source the file that the page was made from, as a path in the repository
     * @param address the link's address in that file
     */
    String link(String page, String source, String address) {
        URI uri = URI.create(address.replace(" ", "%20"));
        if (uri.isAbsolute() || address.startsWith("#")) {
            return address;
        }
        String target = Path.of(source)
                .resolveSibling(uri.getPath())
                .normalize()
                .toString()
                .replace('\\', '/');
        String fragment = uri.getFragment() == null ? "" : "#" + uri.getFragment();
        String place = pages.get(target);
        if (place == null) {
            return repository.page(target) + fragment;
        }
        return relative(page, place) + (place.contains("#") ? "" : fragment);
    }

    /** Returns the way from one page to another, both as paths from the site's root. */
    static String relative(String page, String place) {
        return root(page) + place;
    }

    /** Returns the way from a page to the site's root: {@code ../} for a page in a folder, nothing for one at the top. */
    static String root(String page) {
        return "../".repeat((int) page.chars().filter(c -> c == '/').count());
    }
}
