package org.cgeleap.leap.area;

/** What a branch of the tree stands for; the names are those of the column {@code kind} of branches.csv. */
public enum BranchKind {
    /** Independent time series referenced by others; also the folders that hold them. */
    KEY,
    /** Demand category: an industry, or the root of the demand tree. */
    CATEGORY,
    /** Process with an absolute activity level, shared among its technologies. */
    PROCESS,
    /** Equipment or technology of a process. */
    TECHNOLOGY,
    /** Fuel use of a technology. */
    FUEL
}
