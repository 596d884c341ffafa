/** Endless practice: questions with drawn numbers, whose wrong choices each come from a known misconception. */
package dev.stridebook.course.practice;
