package dev.stridebook.kernel.magic;

import static dev.stridebook.language.Language.say;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Builds a POM from the fragments that a library's README shows: dependencies and repositories without a project. */
final class PomText {
    private static final List<String> LISTS = List.of("dependencies", "repositories");
    private static final List<String> ITEMS = List.of("dependency", "repository");
    private static final List<String> OTHERS =
            List.of("modelVersion", "groupId", "artifactId", "version", "parent", "properties", "dependencyManagement");

    private final Document fragments;
    private final Document pom;
    private final Element project;

    private PomText(DocumentBuilder builder, Document fragments) {
        this.fragments = fragments;
        this.pom = builder.newDocument();
        this.project = pom.createElement("project");
        pom.appendChild(project);
    }

    /**
     * Returns a complete POM unchanged. Otherwise collects the dependencies and repositories and adds the other elements
     * that a POM needs.
     *
     * @throws IllegalArgumentException if it is not XML, or has other elements
     */
    static String complete(String text) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            DocumentBuilder builder = factory.newDocumentBuilder();
            // The default handler would print errors.
            builder.setErrorHandler(null);
            String withoutDeclaration = text.replaceFirst("\\A\\s*<\\?xml[^>]*\\?>", "");
            Document fragments =
                    builder.parse(new InputSource(new StringReader("<pom>" + withoutDeclaration + "</pom>")));
            return new PomText(builder, fragments).complete();
        } catch (SAXException e) {
            throw new IllegalArgumentException(say("This is not valid POM XML: %s", e.getMessage()), e);
        } catch (ParserConfigurationException | IOException | TransformerException e) {
            throw new IllegalStateException(e);
        }
    }

    private String complete() throws TransformerException {
        List<Element> given = children(fragments.getDocumentElement());
        if (given.size() == 1 && given.get(0).getTagName().equals("project")) {
            return write(given.get(0));
        }
        Element dependencies = child("dependencies");
        Element repositories = child("repositories");
        for (Element element : given) {
            String name = element.getTagName();
            if (LISTS.contains(name)) {
                children(element)
                        .forEach(item -> copy(item, name.equals("dependencies") ? dependencies : repositories));
            } else if (ITEMS.contains(name)) {
                copy(element, name.equals("dependency") ? dependencies : repositories);
            } else if (OTHERS.contains(name)) {
                copy(element, project);
            } else {
                throw new IllegalArgumentException(say(
                        "%%%%loadFromPOM takes a POM, or elements <dependency> and <repository>; <%s> is neither.",
                        name));
            }
        }
        fillIn("modelVersion", "4.0.0");
        fillIn("groupId", "notebook");
        fillIn("artifactId", "cell");
        fillIn("version", "1");
        return write(project);
    }

    private Element child(String name) {
        return (Element) project.appendChild(pom.createElement(name));
    }

    private void copy(Element element, Element into) {
        into.appendChild(pom.importNode(element, true));
    }

    private void fillIn(String name, String value) {
        if (children(project).stream().noneMatch(element -> element.getTagName().equals(name))) {
            child(name).setTextContent(value);
        }
    }

    private static List<Element> children(Element element) {
        return Stream.iterate(element.getFirstChild(), node -> node != null, Node::getNextSibling)
                .filter(Element.class::isInstance)
                .map(Element.class::cast)
                .toList();
    }

    private static String write(Element element) throws TransformerException {
        Transformer transformer = TransformerFactory.newInstance().newTransformer();
        transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
        StringWriter out = new StringWriter();
        transformer.transform(new DOMSource(element), new StreamResult(out));
        return out.toString();
    }
}
