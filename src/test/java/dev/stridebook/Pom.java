package dev.stridebook;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** A pom as a file, without what Maven would make of it. */
record Pom(Document document) {
    static Pom read(Path file) throws Exception {
        return new Pom(
                DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder().parse(file.toFile()));
    }

    /** Returns the texts of the elements on an XPath. */
    List<String> texts(String path) throws XPathExpressionException {
        return nodes(path, document).stream().map(Node::getTextContent).toList();
    }

    /** Returns the direct dependencies of the element on an XPath: group, artifact, version and, if there is one, classifier. */
    List<String> dependencies(String path) throws XPathExpressionException {
        List<String> found = new ArrayList<>();
        for (Node dependency : nodes(path + "/dependencies/dependency", document)) {
            found.add(String.join(
                    ":",
                    nodes("groupId|artifactId|version|classifier", dependency).stream()
                            .map(Node::getTextContent)
                            .toList()));
        }
        return found;
    }

    private static List<Node> nodes(String path, Node from) throws XPathExpressionException {
        NodeList found = (NodeList) XPathFactory.newInstance().newXPath().evaluate(path, from, XPathConstants.NODESET);
        List<Node> nodes = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            nodes.add(found.item(i));
        }
        return nodes;
    }
}
