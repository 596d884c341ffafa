package dev.stridebook.kernel;

import java.util.Arrays;
import java.util.List;

/**
 * What one of JShell's signatures, such as {@code Window dev.stridebook.shape.Window.padding(int height, int width)}, is the signature of.
 *
 * @param owner the class's name with its package, if it has one; dots also before classes within it
 * @param member the method or field; empty for a class or constructor
 * @param parameters the simple names of the parameters' types without type arguments; null if it takes none because it is no method
 */
record DocumentedSignature(String owner, String member, List<String> parameters) {
    static DocumentedSignature of(String signature) {
        String plain = withoutTypeArguments(signature);
        int open = plain.indexOf('(');
        if (open < 0) {
            String path = plain.contains(":") ? plain.substring(0, plain.indexOf(':')) : plain;
            return plain.contains(":") ? inClass(path.strip(), null) : new DocumentedSignature(path.strip(), "", null);
        }
        String head = plain.substring(0, open).strip();
        String inside = plain.substring(open + 1, plain.lastIndexOf(')')).strip();
        List<String> parameters = inside.isEmpty()
                ? List.of()
                : Arrays.stream(inside.split(","))
                        .map(DocumentedSignature::type)
                        .toList();
        int space = head.lastIndexOf(' ');
        return space < 0
                ? new DocumentedSignature(head, "", parameters)
                : inClass(head.substring(space + 1), parameters);
    }

    private static DocumentedSignature inClass(String path, List<String> parameters) {
        int dot = path.lastIndexOf('.');
        return new DocumentedSignature(path.substring(0, Math.max(0, dot)), path.substring(dot + 1), parameters);
    }

    DocumentedSignature of(Class<?> otherOwner) {
        return new DocumentedSignature(otherOwner.getName().replace('$', '.'), member, parameters);
    }

    boolean isConstructor() {
        return member.isEmpty() && parameters != null;
    }

    /** Returns the simple name of a parameter's type, of {@code java.util.List<String> names} or the like. */
    static String type(String parameter) {
        String plain = withoutTypeArguments(parameter.replaceAll("@\\w+(\\([^)]*\\))?\\s*|\\bfinal\\s+", ""))
                .strip();
        String type = plain.contains(" ") ? plain.substring(0, plain.lastIndexOf(' ')) : plain;
        return type.replace("...", "[]").replaceAll("(\\w+\\.)+", "").replaceAll("\\s", "");
    }

    private static String withoutTypeArguments(String text) {
        String before;
        String now = text;
        do {
            before = now;
            now = before.replaceAll("<[^<>]*>", "");
        } while (!now.equals(before));
        return now;
    }
}
