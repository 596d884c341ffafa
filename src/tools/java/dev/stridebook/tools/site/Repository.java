package dev.stridebook.tools.site;

import dev.stridebook.cli.WorkFailedException;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;

/**
 * The project's repository on GitHub, as {@code pom.xml} states it, and the addresses that follow from it.
 *
 * @param project the checkout, which tells files from folders
 * @param address such as {@code https://github.com/owner/name}
 */
record Repository(Path project, URI address) {
    private static final String GITHUB = "https://github\\.com/[\\w.-]+/[\\w.-]+";

    /**
     * Reads the address from the property {@code stridebook.repository} of {@code pom.xml}, which its {@code url} and {@code scm} state.
     *
     * @throws WorkFailedException if it states none, or another kind of address
     */
    static Repository of(Path project) throws IOException {
        String address;
        try {
            Document pom = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(project.resolve("pom.xml").toFile());
            address = XPathFactory.newInstance()
                    .newXPath()
                    .evaluate("/project/properties/stridebook.repository", pom)
                    .strip();
        } catch (SAXException | ParserConfigurationException | XPathExpressionException unreadable) {
            throw new IOException("pom.xml cannot be read: " + unreadable.getMessage(), unreadable);
        }
        if (!address.matches(GITHUB)) {
            throw new WorkFailedException(
                    "The property stridebook.repository in pom.xml must be an address https://github.com/OWNER/NAME, but is \"%s\"."
                            .formatted(address));
        }
        return new Repository(project, URI.create(address));
    }

    /** Returns the owner's name and the repository's: {@code owner/name}. */
    String name() {
        return address.getPath().substring(1);
    }

    /** Returns the address of the website that GitHub Pages makes of it. */
    String pages() {
        String[] parts = name().split("/");
        return "https://%s.github.io/%s/".formatted(parts[0], parts[1]);
    }

    /** Returns the page of a file or folder, given its path in the repository. */
    String page(String path) {
        return "%s/%s/HEAD/%s".formatted(address, Files.isDirectory(project.resolve(path)) ? "tree" : "blob", path);
    }

    /** Returns the address at which Binder runs a notebook, given its path in the repository. */
    String binder(String notebook) {
        return "https://mybinder.org/v2/gh/%s/HEAD?labpath=%s"
                .formatted(name(), URLEncoder.encode(notebook, StandardCharsets.UTF_8));
    }
}
