/** Training a network on images, and measuring how good it is. */
package dev.stridebook.train;
