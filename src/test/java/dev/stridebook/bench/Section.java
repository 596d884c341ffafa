package dev.stridebook.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The results of one benchmark.
 *
 * @param text Markdown that reads well as plain text too
 */
record Section(String title, String text, ObjectNode json) {}
