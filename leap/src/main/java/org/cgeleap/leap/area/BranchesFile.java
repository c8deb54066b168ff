package org.cgeleap.leap.area;

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
    private static final Pattern STEP = Pattern.compile("[\\p{L}\\p{Nd}&_.]+( [\\p{L}\\p{Nd}&_.]+)*");
    private static final Set<String> INFIX_WORDS = Set.of("and", "or", "xor", "not");

    private final List<Fuel> fuels;
    private final Findings findings;
    private final Map<String, Branch> byKey = new LinkedHashMap<>();

    private BranchesFile(List<Fuel> fuels, Findings findings) {
        this.fuels = fuels;
        this.findings = findings;
    }

    /** The branches depth first, the roots Key and Demand among them. */
    static List<Branch> read(java.nio.file.Path folder, List<Fuel> fuels, Findings findings) {
        BranchesFile reader = new BranchesFile(fuels, findings);
        CsvTable table = CsvTable.read(folder, FILE, COLUMNS, findings);
        reader.put(folder(LeapArea.KEY_ROOT, BranchKind.KEY));
        reader.put(folder(LeapArea.DEMAND_ROOT, BranchKind.CATEGORY));
        for (CsvTable.Row row : table.rows()) {
            reader.branch(row);
        }
        return reader.tree();
    }

    private static Branch folder(String path, BranchKind kind) {
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
            add(row, "kind", row.get("kind"), name(known.kind()) + " for the root " + path, "");
            return;
        }
        boolean underKey = LeapArea.nameKey(path).startsWith("key");
        if (underKey != (kind == BranchKind.KEY)) {
            add(row, "kind", row.get("kind"), underKey ? "key below Key\\" : "a demand branch below Demand\\", "");
            return;
        }
        String unit = row.get("unit");
        if (kind == BranchKind.PROCESS) {
            requireUnit(row, unit);
        }
        put(new Branch(path, kind, method(row, kind), fuel(row, kind), unit, row.get("note"), row.number()));
    }

    private @Nullable BranchKind kind(CsvTable.Row row) {
        String written = row.get("kind").toUpperCase(Locale.ROOT);
        for (BranchKind kind : BranchKind.values()) {
            if (kind.name().equals(written)) {
                return kind;
            }
        }
        add(row, "kind", "\"" + row.get("kind") + "\"", "key, category, process, technology or fuel", "");
        return null;
    }

    private boolean plainPath(String path, CsvTable.Row row) {
        String[] steps = path.split("\\\\", -1);
        for (String step : steps) {
            boolean infix = false;
            for (String word : step.split(" ", -1)) {
                infix |= INFIX_WORDS.contains(word.toLowerCase(Locale.ROOT));
            }
            if (!STEP.matcher(step).matches() || infix) {
                add(
                        row,
                        "branch",
                        "the step \"" + step + "\" in \"" + path + "\"",
                        "letters, digits, blanks, & _ . and none of the words and, or, not, xor",
                        "rename the branch");
                return false;
            }
        }
        if (!steps[0].equalsIgnoreCase(LeapArea.KEY_ROOT) && !steps[0].equalsIgnoreCase(LeapArea.DEMAND_ROOT)) {
            add(row, "branch", "\"" + path + "\"", "a path from Key\\ or Demand\\", "");
            return false;
        }
        return true;
    }

    private @Nullable ProcessMethod method(CsvTable.Row row, BranchKind kind) {
        String written = row.get("method").toLowerCase(Locale.ROOT);
        if (kind != BranchKind.PROCESS) {
            if (!written.isEmpty()) {
                add(row, "method", written, "nothing for a " + name(kind), "a method belongs to the process");
            }
            return null;
        }
        switch (written) {
            case "", "activity" -> {
                return ProcessMethod.ACTIVITY;
            }
            case "stock-turnover" -> {
                return ProcessMethod.STOCK_TURNOVER;
            }
            default -> {
                add(row, "method", "\"" + written + "\"", "activity or stock-turnover", "");
                return ProcessMethod.ACTIVITY;
            }
        }
    }

    private @Nullable String fuel(CsvTable.Row row, BranchKind kind) {
        String written = row.get("fuel");
        if (kind != BranchKind.FUEL) {
            if (!written.isEmpty()) {
                add(row, "fuel", written, "nothing for a " + name(kind), "a fuel belongs to a fuel branch");
            }
            return null;
        }
        for (Fuel fuel : fuels) {
            if (fuel.code().equalsIgnoreCase(written)) {
                return fuel.code();
            }
        }
        List<String> codes = fuels.stream().map(Fuel::code).toList();
        add(row, "fuel", "\"" + written + "\"", "one of fuels.csv: " + codes, NearestName.hint(written, codes));
        return null;
    }

    private void requireUnit(CsvTable.Row row, String unit) {
        try {
            if (unit.isEmpty()) {
                add(row, "unit", "nothing", "the unit of the activity level", "give it, e.g. Mt");
            } else {
                Unit.parse(unit);
            }
        } catch (IllegalArgumentException e) {
            add(row, "unit", String.valueOf(e.getMessage()), "a unit such as Mt or 10^4 vehicles", "");
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

    /** Folders of keys need no row of their own. */
    private void addFolders(Branch branch) {
        String path = branch.parentPath();
        while (branch.kind() == BranchKind.KEY && !path.isEmpty() && !byKey.containsKey(LeapArea.nameKey(path))) {
            put(folder(path, BranchKind.KEY));
            path = path.substring(0, Math.max(0, path.lastIndexOf('\\')));
        }
    }

    private void checkParent(Branch branch) {
        if (branch.parentPath().isEmpty() || branch.kind() == BranchKind.KEY) {
            return;
        }
        Branch parent = byKey.get(LeapArea.nameKey(branch.parentPath()));
        BranchKind wanted = switch (branch.kind()) {
            case FUEL -> BranchKind.TECHNOLOGY;
            case TECHNOLOGY -> BranchKind.PROCESS;
            default -> BranchKind.CATEGORY;
        };
        if (parent == null || parent.kind() != wanted) {
            findings.add(
                    FILE,
                    branch.row(),
                    "branch",
                    parent == null
                            ? "no row for the parent of " + branch.path()
                            : branch.path() + " below a " + name(parent.kind()),
                    "a " + name(branch.kind()) + " below a " + name(wanted),
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

    private static String name(BranchKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private void add(CsvTable.Row row, String column, String found, String expected, String remedy) {
        findings.add(FILE, row.number(), column, found, expected, remedy);
    }
}
