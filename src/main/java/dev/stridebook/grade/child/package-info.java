/** What runs in the process with the answers, which nobody trusts. */
package dev.stridebook.grade.child;
