package org.cgeleap.calibration.casefile;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The places of the macro closure and what may stand there, by the words of {@code case.yaml} ({@code closures:}) and of
 * {@code --closure}. The first choice of each is the default. What a choice holds is the reference scenario's, which
 * itself always follows the defaults, so that the reference is the same under every closure.
 */
public enum ClosureRule {
    /** Net foreign saving fixed in foreign currency, or the exchange rate. */
    FOREIGN_SAVINGS("fixed_balance", "fixed_exchange_rate"),
    /** Saving a share of income that decides investment, or investment that decides saving. */
    SAVINGS_INVESTMENT("savings_driven", "investment_driven"),
    /** Real spending with a lump-sum transfer, a share of GDP with a transfer, or real spending with a deficit. */
    GOVERNMENT("fixed_spending", "fixed_share", "deficit"),
    /** Everybody works, the wage answers to unemployment, or the wage is held. */
    LABOUR("full_employment", "wage_curve", "fixed_wage");

    @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable list of strings
    private final List<String> choices;

    ClosureRule(String... choices) {
        this.choices = List.of(choices);
    }

    /** {@return the word of files and options} */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** {@return what may stand at this place, the default first} */
    public List<String> choices() {
        return choices;
    }

    /**
     * {@return the place of a word}
     *
     * @param word of {@code case.yaml}
     */
    public static Optional<ClosureRule> of(String word) {
        return Arrays.stream(values()).filter(r -> r.word().equals(word)).findFirst();
    }

    /** {@return every place with its default} */
    public static Map<String, String> defaults() {
        Map<String, String> all = new LinkedHashMap<>();
        for (ClosureRule rule : values()) {
            all.put(rule.word(), rule.choices.get(0));
        }
        return all;
    }

    /** The defaults with other choices, unknown words reported. */
    static Map<String, String> read(Map<String, String> chosen, String file, List<Finding> findings) {
        Map<String, String> all = defaults();
        chosen.forEach((word, choice) -> {
            Optional<ClosureRule> rule = of(word);
            if (rule.isEmpty()) {
                findings.add(new Finding(file, 0, word, "no such closure", NearestKey.oneOf(word, all.keySet())));
            } else if (!rule.get().choices.contains(choice)) {
                findings.add(new Finding(file, 0, word, choice, NearestKey.oneOf(choice, rule.get().choices)));
            } else {
                all.put(word, choice);
            }
        });
        return all;
    }
}
