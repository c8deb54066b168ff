package org.cgeleap.cge.file;

/**
 * A place in a text.
 *
 * @param line from 1
 * @param column from 1, in characters
 */
public record Location(int line, int column) {

    /** The place so many characters to the right, on the same line. */
    Location right(int characters) {
        return new Location(line, column + characters);
    }
}
