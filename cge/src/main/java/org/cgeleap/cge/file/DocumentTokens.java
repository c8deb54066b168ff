package org.cgeleap.cge.file;

import java.util.Optional;

/** The parts of a document in the order of its text, whatever its syntax; keys and single values come as texts. */
interface DocumentTokens {

    /** Deeper than any nest of a model, shallow enough for the stack. */
    int DEEPEST = 400;

    /** A model of ten thousand equations has some twenty million characters; this leaves room and still ends. */
    int LONGEST = 500_000_000;

    /** What a part of a document is. */
    enum Kind {
        /** A mapping begins; keys and values follow in turn. */
        MAPPING,
        /** A list begins; its members follow. */
        LIST,
        /** The innermost mapping or list ends. */
        CLOSE,
        /** A key or a single value. */
        TEXT,
        /** A value that is absent or null. */
        NOTHING,
        /** A reference to what an anchor names. */
        ALIAS,
        /** The text ends. */
        END
    }

    /**
     * Goes on to the next part.
     *
     * @return what it is
     * @throws DocumentSyntaxException where the text breaks the rules of its syntax
     */
    Kind next() throws DocumentSyntaxException;

    /** {@return where the present part begins} */
    Location at();

    /** {@return the present key or value as written, without quotes; the name that an alias refers to} */
    String text();

    /** {@return the name by which aliases refer to the present part} */
    Optional<String> anchor();
}
