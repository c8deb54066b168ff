package org.cgeleap.cge.export;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Names as GAMS allows them: a letter, then letters, digits and underscores, at most 63, not told apart by case (GAMS
 * User's Guide, "GAMS Programs", on identifiers); never a word of the language.
 */
final class GamsNames {
    private static final int LONGEST = 63;
    private static final Set<String> WORDS = Set.of(
            ("abort abs acronym alias all and arccos arcsin arctan arctan2 assign binary binomial break card ceil"
                            + " centropy continue cos cosh cvpower diag display div do edist else elseif endfor endfunc"
                            + " endif endloop endwhile entropy eps eq eqv equation equations errorf execute exp fact file"
                            + " files floor for frac function gamma ge gday gt hour if ifthen imp inf integer le log log10"
                            + " log2 logic loop lt map mapval max min mod model models na ncpcm ncpf ncpvusin ne negative no"
                            + " nonnegative normal not option options or ord parameter parameters pi poly positive power"
                            + " prod put putclose puttl randbinomial repeat round rpower same sameas sand scalar scalars"
                            + " sech semicont semiint set sets sigmoid sign signpower sin singleton sinh slexp slrec sor"
                            + " sos1 sos2 sqexp sqr sqrec sqrt sum system table tables tan tanh then trunc uniform"
                            + " uniformint undf until using variable variables vcpower while xor yes year")
                    .split(" "));

    private final Map<String, String> names = new HashMap<>();
    private final Set<String> taken = new HashSet<>();

    /** The name of something, the same at each call. */
    String of(String name) {
        return of("", name);
    }

    /** The name of something that belongs to another, such as its condition. */
    String of(String prefix, String name) {
        return names.computeIfAbsent(prefix + "\u0000" + name, k -> unique(prefix + clean(name)));
    }

    private static String clean(String name) {
        StringBuilder text = new StringBuilder();
        for (int k = 0; k < name.length(); k++) {
            char c = name.charAt(k);
            boolean plain = c < 128 && (Character.isLetterOrDigit(c) || c == '_');
            text.append(plain ? c : '_');
        }
        return text.isEmpty() || !Character.isLetter(text.charAt(0)) ? "v" + text : text.toString();
    }

    private String unique(String wanted) {
        String base = wanted.length() > LONGEST ? wanted.substring(0, LONGEST) : wanted;
        if (WORDS.contains(base.toLowerCase(Locale.ROOT))) {
            base += "_";
        }
        String name = base;
        for (int k = 2; !taken.add(name.toLowerCase(Locale.ROOT)); k++) {
            String end = "_" + k;
            name = base.substring(0, Math.min(base.length(), LONGEST - end.length())) + end;
        }
        return name;
    }
}
