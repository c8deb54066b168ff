package org.cgeleap.coupling.iamc;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Names and units of the variables that this program can report, as IAMconsortium/common-definitions d877b5f (2026-06-24)
 * lists them, with the older spelling of those that were renamed.
 */
public final class IamcNames {
    /** Under this first level stand variables of our own, for which the list has no name. */
    public static final String OWN = "cgeleap";

    private final Map<String, Name> names;

    /**
     * A name of the list.
     *
     * @param unit as the list has it
     * @param legacyName older name, the same if it was not renamed
     * @param legacyUnit older spelling of the unit
     */
    record Name(String unit, String legacyName, String legacyUnit) {}

    private IamcNames(Map<String, Name> names) {
        this.names = names;
    }

    /** {@return the bundled list} */
    public static IamcNames bundled() {
        Map<String, Name> names = new LinkedHashMap<>();
        try (InputStream in = IamcNames.class.getResourceAsStream("names.csv")) {
            if (in == null) {
                throw new IllegalStateException("names.csv is missing from this build");
            }
            MappingIterator<Map<String, String>> rows = new CsvMapper()
                    .readerForMapOf(String.class)
                    .with(CsvSchema.emptySchema().withHeader())
                    .readValues(in);
            while (rows.hasNext()) {
                Map<String, String> row = rows.next();
                String name = row.getOrDefault("name", "");
                String unit = row.getOrDefault("unit", "");
                names.put(
                        name,
                        new Name(
                                unit,
                                or(row.getOrDefault("legacy_name", ""), name),
                                or(row.getOrDefault("legacy_unit", ""), unit)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new IamcNames(names);
    }

    private static String or(String text, String blank) {
        return text.isEmpty() ? blank : text;
    }

    /** A name of the list. */
    Optional<Name> find(String name) {
        return Optional.ofNullable(names.get(name));
    }

    /** Whether a variable is one of our own. */
    static boolean own(String name) {
        return name.startsWith(OWN + "|");
    }

    /** The name of the list that shares most words with a wrong one, of those the one nearest in length. */
    String nearest(String name) {
        Set<String> words = words(name);
        return names.keySet().stream()
                .max(Comparator.<String>comparingDouble(known -> likeness(words, words(known)))
                        .thenComparing(known -> -Math.abs(known.length() - name.length())))
                .orElse("");
    }

    private static double likeness(Set<String> a, Set<String> b) {
        Set<String> both = new HashSet<>(a);
        both.retainAll(b);
        return 2.0 * both.size() / (a.size() + b.size());
    }

    private static Set<String> words(String name) {
        Set<String> words = new HashSet<>();
        for (String word : name.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}/]+", -1)) {
            if (!word.isEmpty()) {
                words.add(word);
                // a misspelt word still shares its beginning
                words.add(word.substring(0, Math.min(4, word.length())));
            }
        }
        return words;
    }
}
