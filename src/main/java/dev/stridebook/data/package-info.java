/** Real images with labels: fetched once, checked each time, handed out in batches. */
package dev.stridebook.data;
