package org.cgeleap.iotables.table;

/**
 * What a row, column or account is called.
 *
 * @param code short unique key, as in the classification
 * @param name English name
 * @param localName name in the language of the source, empty when none was given
 */
public record Label(String code, String name, String localName) {

    /**
     * {@return a label without a name in the source's language}
     *
     * @param code short unique key, as in the classification
     * @param name English name
     */
    public static Label of(String code, String name) {
        return new Label(code, name, "");
    }
}
