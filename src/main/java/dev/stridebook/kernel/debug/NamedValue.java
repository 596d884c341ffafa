package dev.stridebook.kernel.debug;

/**
 * A variable, field or element.
 *
 * @param type the declared type as Java writes it; empty if only the value tells
 */
public record NamedValue(String name, String type, Object value) {}
