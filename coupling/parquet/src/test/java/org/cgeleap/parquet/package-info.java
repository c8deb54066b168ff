/** Parquet files read back with DuckDB. */
@NullMarked
package org.cgeleap.parquet;

import org.jspecify.annotations.NullMarked;
