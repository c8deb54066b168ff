package org.cgeleap.leap.area;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Where in the tree a kind of branch may stand: below which root, kinds and folders. */
record Placement(
        List<String> roots,
        List<BranchKind> parents,
        @Nullable String folder) {
    static final String TRANSFORMATION = "Transformation";
    static final String RESOURCES = "Resources";
    static final String OUTPUTS = "Output Fuels";
    static final String PROCESSES = "Processes";
    static final String FEEDSTOCKS = "Feedstock Fuels";
    static final String AUXILIARIES = "Auxiliary Fuels";
    static final String DIFFERENCES = "Statistical Differences";
    static final String STOCKS = "Stock Changes";
    static final String NON_ENERGY = "Non Energy Effects";
    static final String INDICATORS = "Indicators";

    /** Roots in the order in which LEAP shows them. */
    static final List<String> ROOTS = List.of(
            LeapArea.KEY_ROOT,
            LeapArea.DEMAND_ROOT,
            DIFFERENCES,
            TRANSFORMATION,
            STOCKS,
            RESOURCES,
            NON_ENERGY,
            INDICATORS);

    static Placement of(BranchKind kind) {
        return switch (kind) {
            case KEY -> new Placement(List.of(LeapArea.KEY_ROOT), List.of(BranchKind.KEY), null);
            case CATEGORY, PROCESS -> new Placement(List.of(LeapArea.DEMAND_ROOT), List.of(BranchKind.CATEGORY), null);
            case TECHNOLOGY ->
                new Placement(List.of(LeapArea.DEMAND_ROOT), List.of(BranchKind.PROCESS, BranchKind.CATEGORY), null);
            case FUEL -> new Placement(List.of(LeapArea.DEMAND_ROOT), List.of(BranchKind.TECHNOLOGY), null);
            case EFFECT ->
                new Placement(
                        List.of(LeapArea.DEMAND_ROOT, TRANSFORMATION, NON_ENERGY),
                        List.of(
                                BranchKind.FUEL,
                                BranchKind.TECHNOLOGY,
                                BranchKind.TRANSFORMATION_PROCESS,
                                BranchKind.FEEDSTOCK,
                                BranchKind.NON_ENERGY),
                        null);
            case FOLDER ->
                new Placement(
                        ROOTS, List.of(BranchKind.FOLDER, BranchKind.MODULE, BranchKind.TRANSFORMATION_PROCESS), null);
            case MODULE -> new Placement(List.of(TRANSFORMATION), List.of(BranchKind.FOLDER), TRANSFORMATION);
            case OUTPUT -> new Placement(List.of(TRANSFORMATION), List.of(BranchKind.FOLDER), OUTPUTS);
            case TRANSFORMATION_PROCESS ->
                new Placement(List.of(TRANSFORMATION), List.of(BranchKind.FOLDER), PROCESSES);
            case FEEDSTOCK -> new Placement(List.of(TRANSFORMATION), List.of(BranchKind.FOLDER), FEEDSTOCKS);
            case AUXILIARY -> new Placement(List.of(TRANSFORMATION), List.of(BranchKind.FOLDER), AUXILIARIES);
            case RESOURCE -> new Placement(List.of(RESOURCES), List.of(BranchKind.FOLDER), null);
            case STATISTICAL_DIFFERENCE -> new Placement(List.of(DIFFERENCES), List.of(BranchKind.FOLDER), null);
            case STOCK_CHANGE -> new Placement(List.of(STOCKS), List.of(BranchKind.FOLDER), null);
            case NON_ENERGY ->
                new Placement(List.of(NON_ENERGY), List.of(BranchKind.FOLDER, BranchKind.NON_ENERGY), null);
            case INDICATOR ->
                new Placement(List.of(INDICATORS), List.of(BranchKind.FOLDER, BranchKind.INDICATOR), null);
        };
    }

    boolean allowsRoot(String root) {
        return roots.stream().anyMatch(root::equalsIgnoreCase);
    }

    /** True if a branch may stand below the parent. */
    boolean allows(Branch parent) {
        return parents.contains(parent.kind())
                && (folder == null
                        || parent.kind() != BranchKind.FOLDER
                        || parent.name().equalsIgnoreCase(folder));
    }

    /** What the parent must be, in words. */
    String wanted() {
        if (folder != null && !folder.equals(TRANSFORMATION)) {
            return "a folder \"" + folder + "\"";
        }
        StringBuilder text = new StringBuilder();
        for (BranchKind parent : parents) {
            text.append(text.length() == 0 ? "a " : " or a ").append(parent.written());
        }
        return text.toString();
    }

    /** Kind of a branch that no row declares, by its place; null if such a branch needs a row. */
    static @Nullable BranchKind implied(String path) {
        String[] steps = path.split("\\\\", -1);
        String root = steps[0].toLowerCase(Locale.ROOT);
        if (root.equals("key")) {
            return BranchKind.KEY;
        }
        if (steps.length == 1) {
            return root.equals("demand") ? BranchKind.CATEGORY : BranchKind.FOLDER;
        }
        String last = steps[steps.length - 1];
        boolean ofModule = steps.length == 3 && (last.equalsIgnoreCase(OUTPUTS) || last.equalsIgnoreCase(PROCESSES));
        boolean ofProcess =
                steps.length == 5 && (last.equalsIgnoreCase(FEEDSTOCKS) || last.equalsIgnoreCase(AUXILIARIES));
        boolean module = root.equalsIgnoreCase(TRANSFORMATION) && (ofModule || ofProcess);
        boolean resource = root.equalsIgnoreCase(RESOURCES)
                && steps.length == 2
                && (last.equalsIgnoreCase("Primary") || last.equalsIgnoreCase("Secondary"));
        return module || resource ? BranchKind.FOLDER : null;
    }
}
