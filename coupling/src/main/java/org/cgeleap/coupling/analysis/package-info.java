/** What a change consists of: emissions by log-mean Divisia index, welfare by the parts of its money metric. */
@NullMarked
package org.cgeleap.coupling.analysis;

import org.jspecify.annotations.NullMarked;
