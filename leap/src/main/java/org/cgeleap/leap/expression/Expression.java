package org.cgeleap.leap.expression;

/**
 * An expression as written.
 *
 * @param text the text of the cell
 */
public record Expression(String text) {}
