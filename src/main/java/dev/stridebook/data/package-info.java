/** Real images with labels: fetched once, checked each time, handed out in batches, changed at random; and sounds. */
package dev.stridebook.data;
