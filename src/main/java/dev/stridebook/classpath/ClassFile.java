package dev.stridebook.classpath;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import javax.tools.SimpleJavaFileObject;

/** A class file on the class path, in the form that the compiler reads. */
final class ClassFile extends SimpleJavaFileObject {
    private static final URI UNNAMED = URI.create("class:///");

    private final ClassContainer container;
    private final String name;

    ClassFile(ClassContainer container, String name) {
        super(UNNAMED, Kind.CLASS);
        this.container = container;
        this.name = name;
    }

    String binaryName() {
        return name;
    }

    @Override
    public URI toUri() {
        return container.uriOf(name);
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public boolean isNameCompatible(String simpleName, Kind kind) {
        return kind == Kind.CLASS && simpleName.equals(name.substring(name.lastIndexOf('.') + 1));
    }

    @Override
    public InputStream openInputStream() throws IOException {
        return container.open(name);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ClassFile file && file.container.equals(container) && file.name.equals(name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return name + " in " + container;
    }
}
