/** What only the project's makers run: it is compiled with the product and left out of its jar. */
package dev.stridebook.tools;
