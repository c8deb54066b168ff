/** Many runs of cases: what is run, what is read off each, where it is kept so that nothing is lost or repeated. */
@NullMarked
package org.cgeleap.coupling.batch;

import org.jspecify.annotations.NullMarked;
