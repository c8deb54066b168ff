package org.cgeleap.cge.file;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Checks names against each other: every use known, every name one thing, every market with two sides. */
final class NameChecks {

    private final Findings findings;
    private final Register register;
    private final BaseValues base;

    NameChecks(Findings findings, Register register, BaseValues base) {
        this.findings = findings;
        this.register = register;
        this.base = base;
    }

    void run() {
        oneThingEach();
        register.bare().forEach(this::bare);
        register.uses().forEach(this::known);
        bothSides();
    }

    /** One name for two things would make expressions and scenarios ambiguous. */
    private void oneThingEach() {
        Map<String, NameKind> first = new HashMap<>();
        for (NameKind kind : NameKind.values()) {
            register.places(kind).forEach((name, at) -> {
                NameKind other = first.putIfAbsent(name, kind);
                if (other != null) {
                    findings.add(
                            at,
                            kind + " \"" + name + "\", which is also the name of the " + other + " at line "
                                    + line(other, name),
                            "a name of its own for every parameter, activity, good, consumer and auxiliary");
                }
            });
        }
    }

    private int line(NameKind kind, String name) {
        Location at = register.places(kind).get(name);
        return at == null ? 0 : at.line();
    }

    private void bare(NameUse text) {
        Optional<String> parameter = register.names(NameKind.PARAMETER).contains(text.name())
                ? Optional.of("=" + text.name())
                : Optional.empty();
        findings.add(new Finding(
                findings.source(),
                text.at(),
                "\"" + text.name() + "\"",
                text.where() + ": a number or \"=expression\"",
                parameter));
    }

    private void known(NameUse use) {
        for (NameKind kind : use.allowed()) {
            if (register.names(kind).contains(use.name())) {
                return;
            }
        }
        String allowed = "the name of "
                + use.allowed().stream().map(NameKind::withArticle).collect(Collectors.joining(" or "));
        Optional<NameKind> other = other(use.name(), use.allowed());
        if (other.isPresent()) {
            findings.add(use.at(), other.get() + " \"" + use.name() + "\" in " + use.where(), allowed);
            return;
        }
        List<String> candidates = new ArrayList<>();
        use.allowed().forEach(kind -> candidates.addAll(register.names(kind)));
        findings.unknown(use.at(), "unknown name", use.name(), candidates, allowed + " in " + use.where());
    }

    private Optional<NameKind> other(String name, Set<NameKind> allowed) {
        for (NameKind kind : NameKind.values()) {
            if (!allowed.contains(kind) && register.names(kind).contains(name)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    private void bothSides() {
        Map<String, List<GoodUse>> markets = new LinkedHashMap<>();
        register.goods()
                .forEach(use -> markets.computeIfAbsent(use.good(), g -> new ArrayList<>())
                        .add(use));
        markets.forEach((good, uses) -> {
            boolean supplied = uses.stream().anyMatch(u -> u.supplies(base));
            boolean demanded = uses.stream().anyMatch(u -> u.demands(base));
            if (!supplied || !demanded) {
                findings.unknown(
                        uses.get(0).at(),
                        supplied ? "good nobody demands," : "good nothing supplies,",
                        good,
                        markets.keySet().stream().filter(g -> !g.equals(good)).toList(),
                        supplied
                                ? "an input, a demand or a negative endowment of it"
                                : "an output or an endowment of it");
            }
        });
    }
}
