/** What is written about a graded class, for people and for other programs. Text of students is data everywhere. */
package dev.stridebook.grade.report;
