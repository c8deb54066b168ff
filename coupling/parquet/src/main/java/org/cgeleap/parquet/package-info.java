/** Long tables as Apache Parquet, for tools that read columns with types. */
@NullMarked
package org.cgeleap.parquet;

import org.jspecify.annotations.NullMarked;
