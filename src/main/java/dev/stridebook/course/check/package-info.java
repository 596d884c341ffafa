/**
 * Checking answers: the catalogue of all exercises with their words and graded tests, running the tests on an answer, the card
 * that says what they found, and what a user has reached.
 */
@Internal
package dev.stridebook.course.check;

import dev.stridebook.Internal;
