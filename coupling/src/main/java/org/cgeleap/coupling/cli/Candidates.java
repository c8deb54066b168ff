package org.cgeleap.coupling.cli;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.cgeleap.calibration.casefile.ClosureRule;

/** Words a shell offers where an option or operand takes a text. */
final class Candidates {
    private Candidates() {}

    /** Names of the bundled cases; where none fits what is typed, a shell goes on with folders. */
    static final class Cases implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return CaseLocation.bundled().iterator();
        }
    }

    /** Every place of the macro closure with each of its choices. */
    static final class Closures implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Arrays.stream(ClosureRule.values())
                    .flatMap(rule -> rule.choices().stream().map(choice -> rule.word() + "=" + choice))
                    .iterator();
        }
    }

    /** Formats of export. */
    static final class Formats implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return List.of("mpsge", "gams-mcp", "nl").iterator();
        }
    }
}
