package org.cgeleap.leap.area;

import org.jspecify.annotations.Nullable;

/**
 * A branch of the tree.
 *
 * @param path steps joined by backslashes, from the root {@code Key} or {@code Demand}
 * @param kind what the branch stands for
 * @param method how a process shares its activity; null for other kinds
 * @param fuel code in fuels.csv of a fuel branch; null for other kinds
 * @param unit unit of the activity level of a process, as written; empty if none
 * @param note free text
 * @param row row of branches.csv, 0 for the roots and for folders of keys that no row declares
 */
public record Branch(
        String path,
        BranchKind kind,
        @Nullable ProcessMethod method,
        @Nullable String fuel,
        String unit,
        String note,
        int row) {

    /** Last step of the path. */
    public String name() {
        return path.substring(path.lastIndexOf('\\') + 1);
    }

    /** Path of the parent, empty for a root. */
    public String parentPath() {
        int cut = path.lastIndexOf('\\');
        return cut < 0 ? "" : path.substring(0, cut);
    }
}
