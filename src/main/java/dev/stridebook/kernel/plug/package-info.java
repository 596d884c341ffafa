/**
 * Plugs this library into a real IJava or JJava. Nothing else refers to these classes, so they are loaded only there.
 */
package dev.stridebook.kernel.plug;
