package org.cgeleap.cge.file;

import java.util.Optional;

/**
 * One thing wrong with a model file.
 *
 * @param source name of the file
 * @param at where
 * @param found what stands there
 * @param expected what should stand there
 * @param nearest the known name closest to what was found, if any is close
 */
public record Finding(String source, Location at, String found, String expected, Optional<String> nearest) {

    /** {@code file:line:column: found …; expected …; did you mean "…"?} */
    @Override
    public String toString() {
        return source + ":" + at.line() + ":" + at.column() + ": found " + found + "; expected " + expected
                + nearest.map(name -> "; did you mean \"" + name + "\"?").orElse("");
    }
}
