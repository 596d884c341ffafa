/**
 * Checks answers: the catalogue of all exercises with their words and graded tests, the code that runs the tests on an answer,
 * the card with the results, and the user's progress.
 */
@Internal
package dev.stridebook.course.check;

import dev.stridebook.Internal;
