/** What is behind IJava's magics, for notebooks that call it as Java. */
package io.github.spencerpark.ijava.magics;
