/** Economies of any size for benchmarks and tests of scale: generated, seeded, in equilibrium at their benchmark. */
@NullMarked
package org.cgeleap.bench.economies;

import org.jspecify.annotations.NullMarked;
