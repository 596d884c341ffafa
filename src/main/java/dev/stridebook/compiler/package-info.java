/** Explains the compiler's errors to beginners. */
package dev.stridebook.compiler;
