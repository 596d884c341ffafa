package dev.stridebook.picture;

import dev.stridebook.notebook.Displayable;
import dev.stridebook.notebook.MimeBundle;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** Reads the SVG form of a picture, which a front end would draw. */
record Svg(Document document) {

    static Svg of(Displayable picture) {
        return of(picture.toMimeBundle().data().get(MimeBundle.SVG));
    }

    /** Skips the PNG form, which takes longer than everything else. */
    static Svg of(Still still) {
        return of(still.toSvg());
    }

    private static Svg of(String svg) {
        try {
            return new Svg(DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(svg))));
        } catch (Exception notWellFormed) {
            throw new AssertionError(notWellFormed);
        }
    }

    /** Returns the number of boxes or lines with this name. */
    int count(String name) {
        return (int) paths(name).stream()
                .flatMapToInt(String::chars)
                .filter(c -> c == 'M')
                .count();
    }

    String path(String name) {
        return paths(name).get(0);
    }

    List<String> paths(String name) {
        return elements("path").stream()
                .filter(path -> path.getAttribute("class").equals(name))
                .map(path -> path.getAttribute("d"))
                .toList();
    }

    List<String> texts() {
        return elements("text").stream().map(Element::getTextContent).toList();
    }

    String title() {
        return elements("title").get(0).getTextContent();
    }

    String description() {
        return elements("desc").get(0).getTextContent();
    }

    String role() {
        return document.getDocumentElement().getAttribute("role");
    }

    private List<Element> elements(String tag) {
        NodeList nodes = document.getElementsByTagName(tag);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }
}
