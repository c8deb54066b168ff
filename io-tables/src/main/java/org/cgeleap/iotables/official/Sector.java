package org.cgeleap.iotables.official;

/**
 * A sector of a sheet.
 *
 * @param code as the sheet gives it, or its position
 * @param name name in the sheet; the English one where it has two
 * @param localName name in the country's script, empty when the sheet has none
 * @param column its column, counted from 0
 */
record Sector(String code, String name, String localName, int column) {
    /** A sector by what heads it, one language in each of two cells or both in one. */
    static Sector named(String code, String name, String other, int column) {
        String plain = CellText.oneLine(CellText.unnumbered(name));
        String both = other.isEmpty() ? plain : plain + " " + CellText.oneLine(CellText.unnumbered(other));
        return CellText.bilingual(both)
                ? new Sector(code, CellText.foreign(both), CellText.local(both), column)
                : new Sector(code, plain, CellText.chinese(plain) ? plain : "", column);
    }

    /** This sector with what its row says more: names where the column has a code alone, or the other language. */
    Sector with(String rowName, String rowOther) {
        Sector row = named(code, rowName, rowOther, column);
        boolean unnamed = name.equals(code);
        if (rowName.isEmpty() || bothLanguages()) {
            return this;
        }
        if (unnamed || row.bothLanguages()) {
            return row;
        }
        if (localName.isEmpty() == row.localName.isEmpty()) {
            return this;
        }
        return localName.isEmpty()
                ? new Sector(code, name, row.localName, column)
                : new Sector(code, row.name, localName, column);
    }

    private boolean bothLanguages() {
        return !localName.isEmpty() && !name.equals(localName);
    }
}
