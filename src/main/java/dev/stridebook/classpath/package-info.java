/** The class path: which jars and folders it has, and what the compiler sees of them. */
package dev.stridebook.classpath;
