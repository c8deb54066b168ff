package org.cgeleap.leap.area;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A branch of the tree.
 *
 * @param path steps joined by backslashes, from a root such as {@code Key} or {@code Demand}
 * @param kind what the branch stands for
 * @param method how a process, category or technology is calculated; null where the plain rule of its kind holds
 * @param fuel code in fuels.csv of a fuel, output, feedstock, auxiliary fuel, resource, statistical difference, stock
 *     change or technology below a category; code in effects.csv of an effect; null for other kinds
 * @param unit unit of the branch's activity level, as written: absolute, {@code % share} or {@code % saturation} of the
 *     branch above; empty if none
 * @param note free text
 * @param row row of branches.csv, 0 for roots and folders that no row declares
 */
public record Branch(
        String path,
        BranchKind kind,
        @Nullable ProcessMethod method,
        @Nullable String fuel,
        String unit,
        String note,
        int row) {

    /** {@return last step of the path} */
    public String name() {
        return path.substring(path.lastIndexOf('\\') + 1);
    }

    /** {@return whether its activity level is a share or a saturation of the branch above} */
    public boolean isShare() {
        return unit.startsWith("%");
    }

    /** {@return whether its activity level is a saturation, which need not sum to 100 % with those beside it} */
    public boolean isSaturation() {
        return isShare() && unit.toLowerCase(Locale.ROOT).endsWith("saturation");
    }

    /** {@return path of the parent, empty for a root} */
    public String parentPath() {
        int cut = path.lastIndexOf('\\');
        return cut < 0 ? "" : path.substring(0, cut);
    }
}
