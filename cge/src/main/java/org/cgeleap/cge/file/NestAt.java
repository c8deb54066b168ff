package org.cgeleap.cge.file;

import java.util.List;
import org.cgeleap.cge.model.Branch;
import org.cgeleap.cge.model.Nest;

/** A nest and where it and its branches stand. */
record NestAt(Location at, Nest nest, List<BranchAt> branches) {

    /** A branch and where its quantity stands. */
    record BranchAt(Location at, Branch branch) {}
}
