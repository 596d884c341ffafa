// Tries: replace a class of Java
// Points: 0
// Report: Refused|Does not compile
package java.lang;

public class InJavasPackage {
    public static void main(String[] arguments) {}
}
