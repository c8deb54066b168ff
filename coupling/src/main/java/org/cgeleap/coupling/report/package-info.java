/** {@code report.html}: what a run found, on one page that needs nothing else. */
@NullMarked
package org.cgeleap.coupling.report;

import org.jspecify.annotations.NullMarked;
