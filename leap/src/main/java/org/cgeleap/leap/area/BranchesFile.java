package org.cgeleap.leap.area;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.cgeleap.leap.expression.NearestName;
import org.jspecify.annotations.Nullable;

/** Reads branches.csv and builds the tree. */
final class BranchesFile {
    static final String FILE = "branches.csv";
    private static final List<String> COLUMNS = List.of("branch", "kind", "method", "fuel", "unit", "note");
    /** A step that an expression can name without quotes, unless it holds an infix word. */
    private static final Pattern PLAIN = Pattern.compile("\\p{L}[\\p{L}\\p{Nd}&_.]*( [\\p{L}\\p{Nd}&_.]+)*");

    /** Any step: what separates steps, variables, filters, quotes, notes and lines may not occur in it. */
    private static final Pattern STEP =
            Pattern.compile("[^\\\\:\\[\\]\"?~;\\p{Cntrl}\\s]+( [^\\\\:\\[\\]\"?~;\\p{Cntrl}\\s]+)*");

    private static final Set<String> INFIX_WORDS = Set.of("and", "or", "xor", "not");

    private final List<Fuel> fuels;
    private final List<Effect> effects;
    private final Findings findings;
    private final Map<String, Branch> byKey = new LinkedHashMap<>();

    private BranchesFile(List<Fuel> fuels, List<Effect> effects, Findings findings) {
        this.fuels = fuels;
        this.effects = effects;
        this.findings = findings;
    }

    /** The branches depth first; the roots Key and Demand always among them, others where they have branches. */
    static List<Branch> read(Path folder, List<Fuel> fuels, List<Effect> effects, Findings findings) {
        BranchesFile reader = new BranchesFile(fuels, effects, findings);
        CsvTable table = CsvTable.read(folder, FILE, COLUMNS, findings);
        reader.put(undeclared(LeapArea.KEY_ROOT, BranchKind.KEY));
        reader.put(undeclared(LeapArea.DEMAND_ROOT, BranchKind.CATEGORY));
        for (CsvTable.Row row : table.rows()) {
            reader.branch(row);
        }
        return reader.tree();
    }

    private static Branch undeclared(String path, BranchKind kind) {
        return new Branch(path, kind, null, null, "", "", 0);
    }

    private void put(Branch branch) {
        byKey.put(LeapArea.nameKey(branch.path()), branch);
    }

    private void branch(CsvTable.Row row) {
        String path = row.get("branch").replaceAll("\\s*\\\\\\s*", "\\\\");
        BranchKind kind = kind(row);
        if (!plainPath(path, row) || kind == null) {
            return;
        }
        Branch known = byKey.get(LeapArea.nameKey(path));
        if (known != null && known.row() > 0) {
            add(row, "branch", "\"" + path + "\", already in row " + known.row(), "one row a branch", "remove one");
            return;
        }
        if (known != null && known.kind() != kind) {
            add(row, "kind", row.get("kind"), known.kind().written() + " for the root " + path, "");
            return;
        }
        String root = path.split("\\\\", -1)[0];
        if (!Placement.of(kind).allowsRoot(root)) {
            String roots = String.join("\\ or ", Placement.of(kind).roots()) + "\\";
            String kinds = root.equalsIgnoreCase(LeapArea.KEY_ROOT)
                    ? "key below Key\\"
                    : kind == BranchKind.KEY && root.equalsIgnoreCase(LeapArea.DEMAND_ROOT)
                            ? "a demand branch below Demand\\"
                            : "a " + kind.written() + " below " + roots;
            add(row, "kind", row.get("kind") + " below " + root + "\\", kinds, "correct the kind or the path");
            return;
        }
        String unit = row.get("unit");
        if (kind == BranchKind.PROCESS || !unit.isEmpty()) {
            requireUnit(row, kind, unit);
        }
        put(new Branch(path, kind, method(row, kind), code(row, kind), unit, row.get("note"), row.number()));
    }

    /** True if an expression can name the branch without quotes. */
    static boolean isPlain(String path) {
        String[] steps = path.split("\\\\", -1);
        for (int i = 0; i < steps.length; i++) {
            String step = steps[i];
            boolean infix = false;
            for (String word : step.split(" ", -1)) {
                infix |= INFIX_WORDS.contains(word.toLowerCase(Locale.ROOT));
            }
            // only the first step must begin with a letter
            if (infix || !PLAIN.matcher(i == 0 ? step : "a" + step).matches()) {
                return false;
            }
        }
        return true;
    }

    private @Nullable BranchKind kind(CsvTable.Row row) {
        BranchKind kind = BranchKind.named(row.get("kind")).orElse(null);
        if (kind == null) {
            add(
                    row,
                    "kind",
                    "\"" + row.get("kind") + "\"",
                    "one of " + String.join(", ", BranchKind.names()),
                    NearestName.hint(row.get("kind"), BranchKind.names()));
        }
        return kind;
    }

    private boolean plainPath(String path, CsvTable.Row row) {
        String[] steps = path.split("\\\\", -1);
        for (String step : steps) {
            if (!STEP.matcher(step).matches()) {
                add(
                        row,
                        "branch",
                        "the step \"" + step + "\" in \"" + path + "\"",
                        "a name without : [ ] \" ? ~ ; and without blanks around it",
                        "rename the branch");
                return false;
            }
        }
        if (Placement.ROOTS.stream().noneMatch(steps[0]::equalsIgnoreCase)) {
            add(
                    row,
                    "branch",
                    "\"" + path + "\"",
                    "a path from " + String.join("\\, ", Placement.ROOTS) + "\\",
                    NearestName.hint(steps[0], Placement.ROOTS));
            return false;
        }
        return true;
    }

    private @Nullable ProcessMethod method(CsvTable.Row row, BranchKind kind) {
        String written = row.get("method").toLowerCase(Locale.ROOT);
        if (written.isEmpty()) {
            return kind == BranchKind.PROCESS ? ProcessMethod.ACTIVITY : null;
        }
        ProcessMethod method = ProcessMethod.named(written, kind).orElse(null);
        if (method == null) {
            List<String> names = ProcessMethod.names(kind);
            add(
                    row,
                    "method",
                    "\"" + written + "\"",
                    names.isEmpty() ? "nothing for a " + kind.written() : String.join(" or ", names),
                    names.isEmpty() ? "a method belongs to a category, process or technology" : "");
        }
        return method;
    }

    /** Code of the fuel or effect; null where the kind has none. */
    private @Nullable String code(CsvTable.Row row, BranchKind kind) {
        String written = row.get("fuel");
        switch (kind) {
            case FUEL, OUTPUT, FEEDSTOCK, AUXILIARY, RESOURCE, STATISTICAL_DIFFERENCE, STOCK_CHANGE -> {
                return known(row, written, fuels.stream().map(Fuel::code).toList(), FuelsFile.FILE);
            }
            case EFFECT -> {
                return known(row, written, effects.stream().map(Effect::code).toList(), EffectsFile.FILE);
            }
            case TECHNOLOGY -> {
                return written.isEmpty()
                        ? null
                        : known(row, written, fuels.stream().map(Fuel::code).toList(), FuelsFile.FILE);
            }
            default -> {
                if (!written.isEmpty()) {
                    add(row, "fuel", written, "nothing for a " + kind.written(), "put the fuel on a fuel branch");
                }
                return null;
            }
        }
    }

    private @Nullable String known(CsvTable.Row row, String written, List<String> codes, String file) {
        for (String code : codes) {
            if (code.equalsIgnoreCase(written)) {
                return code;
            }
        }
        add(
                row,
                "fuel",
                written.isEmpty() ? "no code" : "\"" + written + "\"",
                "a code of " + file + ", which has " + codes,
                NearestName.hint(written, codes));
        return null;
    }

    private void requireUnit(CsvTable.Row row, BranchKind kind, String unit) {
        if (unit.isEmpty()) {
            add(row, "unit", "no unit", "the unit of the activity level", "e.g. Mt, 10^4 vehicles");
            return;
        }
        if (kind == BranchKind.KEY || kind == BranchKind.INDICATOR) {
            return; // shown, not converted
        }
        try {
            Unit.parse(unit);
        } catch (IllegalArgumentException e) {
            add(row, "unit", "\"" + unit + "\": " + e.getMessage(), "a unit such as Mt or 10^4 vehicles", "");
        }
    }

    private List<Branch> tree() {
        Map<String, List<Branch>> children = new LinkedHashMap<>();
        for (Branch branch : List.copyOf(byKey.values())) {
            addFolders(branch);
        }
        for (Branch branch : byKey.values()) {
            children.computeIfAbsent(LeapArea.nameKey(branch.parentPath()), k -> new ArrayList<>())
                    .add(branch);
            checkParent(branch);
        }
        List<Branch> tree = new ArrayList<>();
        for (Branch root : children.getOrDefault("", List.of())) {
            collect(root, children, tree);
        }
        return tree;
    }

    /** Folders and roots need no row of their own. */
    private void addFolders(Branch branch) {
        String path = branch.parentPath();
        while (!path.isEmpty() && !byKey.containsKey(LeapArea.nameKey(path))) {
            BranchKind implied = Placement.implied(path);
            if (implied != null) {
                put(undeclared(path, implied));
            }
            path = path.substring(0, Math.max(0, path.lastIndexOf('\\')));
        }
    }

    private void checkParent(Branch branch) {
        if (branch.parentPath().isEmpty() || branch.kind() == BranchKind.KEY) {
            return;
        }
        Branch parent = byKey.get(LeapArea.nameKey(branch.parentPath()));
        Placement placement = Placement.of(branch.kind());
        if (parent == null || !placement.allows(parent)) {
            findings.add(
                    FILE,
                    branch.row(),
                    "branch",
                    parent == null
                            ? "no row for the parent of " + branch.path()
                            : branch.path() + " below a " + parent.kind().written(),
                    "a " + branch.kind().written() + " below " + placement.wanted(),
                    parent == null
                            ? "add " + branch.parentPath() + NearestName.hint(branch.parentPath(), paths())
                            : "correct the kind or the path");
        }
    }

    private List<String> paths() {
        return byKey.values().stream().map(Branch::path).toList();
    }

    private static void collect(Branch branch, Map<String, List<Branch>> children, List<Branch> tree) {
        tree.add(branch);
        for (Branch child : children.getOrDefault(LeapArea.nameKey(branch.path()), List.of())) {
            collect(child, children, tree);
        }
    }

    private void add(CsvTable.Row row, String column, String found, String expected, String remedy) {
        findings.add(FILE, row.number(), column, found, expected, remedy);
    }
}
