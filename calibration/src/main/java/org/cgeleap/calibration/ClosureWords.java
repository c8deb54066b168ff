package org.cgeleap.calibration;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.cgeleap.calibration.casefile.Case;
import org.cgeleap.calibration.casefile.ClosureRule;
import org.cgeleap.calibration.casefile.Policy;

/** The closure of a case in words: what is exogenous, and what balances what. */
final class ClosureWords {
    private ClosureWords() {}

    static Map<String, String> of(Case given) {
        Map<String, String> closure = new LinkedHashMap<>();
        closure.put("foreign saving", foreign(chosen(given, ClosureRule.FOREIGN_SAVINGS)));
        closure.put("savings and investment", savings(chosen(given, ClosureRule.SAVINGS_INVESTMENT)));
        closure.put("government", government(chosen(given, ClosureRule.GOVERNMENT)));
        closure.put("carbon revenue", revenue(given));
        closure.put("labour", labour(given, chosen(given, ClosureRule.LABOUR)));
        closure.put("capital", "mobile between sectors, accumulated");
        closure.put("numeraire", "household consumption price");
        return closure;
    }

    private static String chosen(Case given, ClosureRule rule) {
        return given.closures().getOrDefault(rule.word(), rule.choices().get(0));
    }

    private static String foreign(String choice) {
        return choice.equals("fixed_exchange_rate")
                ? "fixed_exchange_rate: the reference's, rest of the country and rest of the world; foreign saving answers"
                : "fixed in foreign currency, rest of the country and rest of the world, in proportion to the GDP path";
    }

    private static String savings(String choice) {
        return choice.equals("investment_driven")
                ? "investment_driven: the reference's investment; forced saving answers"
                : "savings-driven: a share of household income";
    }

    private static String government(String choice) {
        return switch (choice) {
            case "fixed_share" -> "fixed_share: real consumption in proportion to GDP; balanced by a lump-sum transfer";
            case "deficit" ->
                "deficit: real consumption fixed in proportion to the GDP path, transfer the reference's; lent by savers";
            default -> "real consumption fixed in proportion to the GDP path; balanced by a lump-sum transfer";
        };
    }

    private static String labour(Case given, String choice) {
        String productivity = "; productivity solved in " + given.reference().name()
                + " so that GDP follows its path, held in the other scenarios";
        return switch (choice) {
            case "wage_curve" -> "wage_curve: unemployment answers to the real wage of the reference" + productivity;
            case "fixed_wage" -> "fixed_wage: the reference's real wage, unemployment answers" + productivity;
            default -> "full employment" + productivity;
        };
    }

    private static String revenue(Case given) {
        Set<String> other = new LinkedHashSet<>();
        for (Policy policy : given.policies()) {
            String use = policy.word("recycling");
            if (!use.isEmpty() && !use.equals("lump_sum")) {
                other.add(policy.name() + ": " + use);
            }
        }
        return "to households, lump-sum" + (other.isEmpty() ? "" : "; but " + String.join(", ", other));
    }
}
