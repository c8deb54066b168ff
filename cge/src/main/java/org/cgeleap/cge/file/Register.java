package org.cgeleap.cge.file;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Which names a file declares and uses, where; filled while it is read, checked at the end. */
final class Register {

    private final Map<NameKind, Map<String, Location>> declared = new EnumMap<>(NameKind.class);
    private final List<NameUse> uses = new ArrayList<>();
    private final Set<String> referred = new HashSet<>();
    private final List<NameUse> bare = new ArrayList<>();
    private final List<GoodUse> goods = new ArrayList<>();
    private final List<NestAt> nests = new ArrayList<>();
    private final Map<String, String> texts = new HashMap<>();

    Register() {
        for (NameKind kind : NameKind.values()) {
            declared.put(kind, new LinkedHashMap<>());
        }
    }

    void declare(NameKind kind, String name, Location at) {
        places(kind).putIfAbsent(name, at);
    }

    /** The first text read that is equal to a name, so that a large model holds each name once. */
    String once(String name) {
        String known = texts.putIfAbsent(name, name);
        return known == null ? name : known;
    }

    void uses(NameUse use) {
        uses.add(use);
    }

    /** An expression depends on a name. */
    void refers(NameUse use) {
        uses.add(use);
        referred.add(use.name());
    }

    /** Parameters that no expression depends on, where they stand. */
    Map<String, Location> idleParameters() {
        Map<String, Location> idle = new LinkedHashMap<>(places(NameKind.PARAMETER));
        idle.keySet().removeAll(referred);
        return idle;
    }

    /** A text stands where a number or an expression should, perhaps the name of a parameter without a sign of equality. */
    void bare(NameUse text) {
        bare.add(text);
    }

    /** A good stands in a nest or among endowments, which declares it. */
    void good(GoodUse use) {
        goods.add(use);
        declare(NameKind.GOOD, use.good(), use.at());
    }

    void nest(NestAt nest) {
        nests.add(nest);
    }

    Set<String> names(NameKind kind) {
        return places(kind).keySet();
    }

    Map<String, Location> places(NameKind kind) {
        return Objects.requireNonNull(declared.get(kind), "all kinds are there");
    }

    List<NameUse> uses() {
        return uses;
    }

    List<NameUse> bare() {
        return bare;
    }

    List<GoodUse> goods() {
        return goods;
    }

    List<NestAt> nests() {
        return nests;
    }
}
