package org.cgeleap.calibration.casefile;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * One policy of {@code policies.csv}: an instrument with what its rows say. Its numbers stand in the parameter table under
 * {@code policy.NAME.KEY}, so that they can be set, varied and traced like any other number of the case.
 *
 * @param name by which results and other policies know it
 * @param scenario it holds in, empty for all
 * @param form of instrument
 * @param words what is said in words, by key
 * @param numbers keys that have numbers
 * @param file it stands in
 * @param line of its first row
 */
public record Policy(
        String name,
        String scenario,
        InstrumentForm form,
        Map<String, Word> words,
        List<String> numbers,
        String file,
        int line) {

    /** Keys of policies' numbers begin with it. */
    static final String PREFIX = "policy.";

    /** The name that stands for the market of policy.csv. */
    public static final String ECONOMY = "economy";

    /**
     * A value in words and where it stands.
     *
     * @param text as written
     * @param line of the file
     */
    public record Word(String text, int line) {}

    /**
     * Copies the collections.
     *
     * @param name by which results and other policies know it
     * @param scenario it holds in, empty for all
     * @param form of instrument
     * @param words what is said in words, by key
     * @param numbers keys that have numbers
     * @param file it stands in
     * @param line of its first row
     */
    public Policy {
        words = Map.copyOf(words);
        numbers = List.copyOf(numbers);
    }

    /**
     * {@return whether it holds in a scenario}
     *
     * @param other name of the scenario
     */
    public boolean in(String other) {
        return scenario.isEmpty() || scenario.equals(other);
    }

    /**
     * {@return name of a number of it in the parameter table}
     *
     * @param key of the number
     */
    public String parameter(String key) {
        return parameter(name, key);
    }

    static String parameter(String policy, String key) {
        return PREFIX + policy + "." + key;
    }

    /**
     * {@return whether a key has a number}
     *
     * @param key of the instrument's form
     */
    public boolean has(String key) {
        return numbers.contains(key);
    }

    /**
     * {@return what is said in words, or the instrument's default}
     *
     * @param key of the instrument's form
     */
    public String word(String key) {
        Word word = words.get(key);
        return word != null
                ? word.text()
                : form.key(key)
                        .filter(k -> !k.choices().isEmpty())
                        .map(k -> k.choices().get(0))
                        .orElse("");
    }

    /**
     * {@return codes listed under a key; none where the key is absent}
     *
     * @param key of the instrument's form
     */
    public List<String> codes(String key) {
        String text = word(key);
        return text.isEmpty()
                ? List.of()
                : Arrays.stream(text.split("\\|", -1)).map(String::trim).toList();
    }

    /**
     * {@return a year, or the given one where the key is absent}
     *
     * @param key of the instrument's form
     * @param absent the given year
     */
    public int year(String key, int absent) {
        String text = word(key);
        return text.isEmpty() ? absent : Integer.parseInt(text);
    }

    /**
     * {@return whether it is in force in a year}
     *
     * @param year calendar year
     */
    public boolean inForce(int year) {
        return year("from", Integer.MIN_VALUE) <= year && year <= year("to", Integer.MAX_VALUE);
    }

    /** {@return whether permits may be kept for later years} */
    public boolean banked() {
        return words.containsKey("bank_from") || words.containsKey("bank_to");
    }
}
