package org.cgeleap.leap.area;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a branch of the tree stands for; written in the column {@code kind} of branches.csv. */
public enum BranchKind {
    /** Independent time series referenced by others; also the folders that hold them. */
    KEY,
    /** Demand category of any depth, or the root of the demand tree; its activity level multiplies what is below. */
    CATEGORY,
    /** Process with an absolute activity level, shared among its technologies. */
    PROCESS,
    /** Equipment of a process, or an end use below a category that consumes the fuel it names. */
    TECHNOLOGY,
    /** Fuel use of a technology. */
    FUEL,
    /** Loading of one effect (CO2, CH4, …) of the fuel, technology or process above it. */
    EFFECT,
    /** Transformation module; modules are calculated in the order of the file, nearest to demand first. */
    MODULE,
    /** Roots and the branches "Output Fuels", "Processes" …, which need no row of their own. */
    FOLDER,
    /** Fuel that a module produces. */
    OUTPUT,
    /** Process of a module. */
    TRANSFORMATION_PROCESS,
    /** Fuel that a process of a module turns into the module's outputs. */
    FEEDSTOCK,
    /** Fuel that a process of a module uses beside its feedstock. */
    AUXILIARY,
    /** Primary or secondary resource. */
    RESOURCE,
    /** Difference between supply and use of a fuel in the statistics. */
    STATISTICAL_DIFFERENCE,
    /** Change of the stocks of a fuel. */
    STOCK_CHANGE,
    /** Source of effects that is not energy. */
    NON_ENERGY,
    /** Quantity derived from results, for show. */
    INDICATOR;

    /** {@return whether its series are those of modules, resources, differences and stock changes} */
    public boolean isOfSupply() {
        return switch (this) {
            case MODULE,
                    OUTPUT,
                    TRANSFORMATION_PROCESS,
                    FEEDSTOCK,
                    AUXILIARY,
                    RESOURCE,
                    STATISTICAL_DIFFERENCE,
                    STOCK_CHANGE -> true;
            default -> false;
        };
    }

    /** {@return the kind as written in the file: lower case with hyphens} */
    public String written() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * {@return the kind written so, in any case}
     *
     * @param written cell of the column, blanks around it ignored
     */
    public static Optional<BranchKind> named(String written) {
        String wanted = written.strip().toLowerCase(Locale.ROOT);
        return Arrays.stream(values()).filter(k -> k.written().equals(wanted)).findFirst();
    }

    /** {@return all written names} */
    public static List<String> names() {
        return Arrays.stream(values()).map(BranchKind::written).toList();
    }
}
