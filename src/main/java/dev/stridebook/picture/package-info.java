/**
 * Pictures: windows on inputs, networks, images, training curves. Every picture has its own light background card, so that
 * it looks the same on light and dark pages; its colours can be distinguished by colour-blind people and never carry meaning
 * alone; each picture has alternative text.
 */
package dev.stridebook.picture;
