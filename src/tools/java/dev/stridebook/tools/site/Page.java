package dev.stridebook.tools.site;

import dev.stridebook.file.AtomicFiles;
import dev.stridebook.notebook.Html;
import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * A page of the site.
 *
 * @param place its path from the site's root
 * @param title what the browser's tab shows
 * @param description a sentence for search engines
 * @param body the HTML between the site's navigation and its foot
 */
record Page(String place, String title, String description, String body) {
    /** The corner of a table, which heads nothing: a screen reader would announce a header without words. */
    private static final Pattern EMPTY_HEADER = Pattern.compile("<th((?: [^>]*)?)></th>");

    /** Writes the page into the site's folder, within the frame that all pages have. */
    void write(Path site, Repository repository) throws IOException {
        String html = Resources.read("frame.html")
                .replace("@TITLE@", Html.escape(title))
                .replace("@DESCRIPTION@", Html.escape(description))
                .replace("@ROOT@", Places.root(place))
                .replace("@REPOSITORY@", repository.address().toString())
                // Last, because it may hold anything.
                .replace("@BODY@", EMPTY_HEADER.matcher(body).replaceAll("<td$1></td>"));
        AtomicFiles.write(site.resolve(place), html);
    }
}
