/** Runs of a batch on an Apache Spark cluster. */
@NullMarked
package org.cgeleap.spark;

import org.jspecify.annotations.NullMarked;
