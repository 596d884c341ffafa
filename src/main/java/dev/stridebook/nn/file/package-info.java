/** Files of arrays, in the formats of NumPy and of safetensors. Knows no layers. */
package dev.stridebook.nn.file;
