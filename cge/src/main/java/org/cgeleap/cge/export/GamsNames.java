package org.cgeleap.cge.export;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Names as GAMS allows them: a letter, then letters, digits and underscores, at most 63, not told apart by case (GAMS
 * User's Guide, "GAMS Programs", on identifiers); never a word of the language. MPSGE reads 10 characters (McCarl GAMS User
 * Guide, "Item name rules").
 */
final class GamsNames {
    private static final int LONGEST = 63;
    private static final int LONGEST_OF_MPSGE = 10;
    /** What is kept of a name's beginning where its last part is kept whole. */
    private static final int BEGINNING = 3;

    private static final Set<String> WORDS =
            Set.of(("abort abs acronym acronyms alias aliases all and arccos arcsin arctan arctan2 assign"
                            + " beta betareg binary binomial break card ceil centropy continue cos cosh cvpower diag"
                            + " display div div0 do edist else elseif emit endfor endfunction endif endloop endwhile"
                            + " entropy eps eq equation equations eqv errorf errorlevel execerror execseed execute"
                            + " execute_load execute_loadpoint execute_unload exp fact file files floor for frac"
                            + " free function functions gamma gammareg gday gdow gdxload ge ghour gleap gminute"
                            + " gmonth gsecond gt gyear handlecollect handledelete handlestatus handlesubmit if"
                            + " ifthen imp inf integer jdate jnow jobhandle jobkill jobstatus jobterminate jstart"
                            + " jtime le log log10 log2 logbeta loggamma logic logical loop lse lt mapval max"
                            + " maxexecerror maximizing min minimizing mod model models na ncpcm ncpf ncpvupow"
                            + " ncpvusin ne negative no nonnegative normal not option options or ord parameter"
                            + " parameters pi poly positive power prod put put_utility putclear putclose putfmcl"
                            + " puthd putheader putpage puttitle puttl randbinomial randlinear randtriangle repeat"
                            + " round rpower same sameas sand scalar scalars sech semicont semiint set sets sigmoid"
                            + " sign signpower sin singleton sinh sleep slexp sllog10 slrec smax smin solve sor sos1"
                            + " sos2 sqexp sqlog10 sqr sqrec sqrt sum system table tables tan tanh then timeclose"
                            + " timecomp timeelapsed timeexec timestart trunc undf uniform uniformint until using"
                            + " variable variables vcpower while xor yes")
                    .split(" "));

    private final Map<String, String> names = new HashMap<>();
    private final Set<String> taken = new HashSet<>();
    private final int longest;

    private GamsNames(int longest) {
        this.longest = longest;
    }

    /** Names for GAMS' own algebra. */
    static GamsNames ofGams() {
        return new GamsNames(LONGEST);
    }

    /** Names for a model in MPSGE. */
    static GamsNames ofMpsge() {
        return new GamsNames(LONGEST_OF_MPSGE);
    }

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
        String base = shortened(wanted);
        if (WORDS.contains(base.toLowerCase(Locale.ROOT))) {
            base = base.substring(0, Math.min(base.length(), longest - 1)) + "_";
        }
        String name = base;
        for (int k = 2; !taken.add(name.toLowerCase(Locale.ROOT)); k++) {
            String end = "_" + k;
            name = base.substring(0, Math.min(base.length(), longest - end.length())) + end;
        }
        return name;
    }

    /** Of a long name its last part, which tells it from its like, and as much of its beginning as there is room for. */
    private String shortened(String name) {
        if (name.length() <= longest) {
            return name;
        }
        String last = name.substring(name.lastIndexOf('_') + 1);
        int room = longest - 1 - last.length();
        return last.isEmpty() || room < BEGINNING ? name.substring(0, longest) : name.substring(0, room) + "_" + last;
    }
}
