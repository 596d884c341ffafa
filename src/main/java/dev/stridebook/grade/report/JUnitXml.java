package dev.stridebook.grade.report;

import dev.stridebook.grade.ExerciseOutcome;
import dev.stridebook.grade.StudentResult;
import dev.stridebook.grade.TestOutcome;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes a class as JUnit XML for continuous integration, with a test suite per student. */
final class JUnitXml {
    private final XMLStreamWriter xml;

    private JUnitXml(XMLStreamWriter xml) {
        this.xml = xml;
    }

    /** Writes the results one by one: as text, those of a large class would take more memory than all else. */
    static void write(List<StudentResult> results, String assignment, OutputStream out) throws IOException {
        Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
        try {
            new JUnitXml(XMLOutputFactory.newInstance().createXMLStreamWriter(text)).write(results, assignment);
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
        text.write('\n');
        text.flush();
    }

    private void write(List<StudentResult> results, String assignment) throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeCharacters("\n");
        xml.writeStartElement("testsuites");
        xml.writeAttribute("name", assignment);
        for (StudentResult result : results) {
            write(result);
        }
        xml.writeCharacters("\n");
        xml.writeEndElement();
        xml.writeEndDocument();
    }

    private void write(StudentResult result) throws XMLStreamException {
        List<TestOutcome> tests = result.exercises().stream()
                .flatMap(exercise -> exercise.tests().stream())
                .toList();
        xml.writeCharacters("\n");
        xml.writeStartElement("testsuite");
        xml.writeAttribute("name", result.student());
        if (!result.isGraded()) {
            writeError(result);
            xml.writeCharacters("\n");
            xml.writeEndElement();
            return;
        }
        xml.writeAttribute("tests", Integer.toString(tests.size()));
        xml.writeAttribute(
                "failures",
                Long.toString(tests.stream().filter(JUnitXml::isFailed).count()));
        for (ExerciseOutcome exercise : result.exercises()) {
            for (TestOutcome test : exercise.tests()) {
                write(exercise, test);
            }
        }
        xml.writeCharacters("\n");
        xml.writeEndElement();
    }

    /** Writes one test that says why the others did not run. */
    private void writeError(StudentResult result) throws XMLStreamException {
        xml.writeAttribute("tests", "1");
        xml.writeAttribute("errors", "1");
        xml.writeCharacters("\n");
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", "grading");
        xml.writeAttribute("name", "the submission was graded");
        xml.writeStartElement("error");
        xml.writeAttribute("message", result.whyNotGraded());
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private void write(ExerciseOutcome exercise, TestOutcome test) throws XMLStreamException {
        xml.writeCharacters("\n");
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", exercise.id());
        xml.writeAttribute("name", test.test());
        if (isFailed(test)) {
            xml.writeStartElement("failure");
            xml.writeAttribute("message", test.detail().isEmpty() ? test.outcome() : test.detail());
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private static boolean isFailed(TestOutcome test) {
        return test.points() < test.of();
    }
}
