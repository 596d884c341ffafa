/**
 * Pictures: windows on inputs, networks, images, training curves. Every picture stands on a light card of its own, so that
 * it reads the same on light and dark pages; colours are told apart by colour-blind people and never carry a meaning
 * alone; each picture has alternative text.
 */
package dev.stridebook.picture;
