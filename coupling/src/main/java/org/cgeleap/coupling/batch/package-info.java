/**
 * Many runs of cases: what is run, what is read off each, where it is kept so that nothing is lost or repeated.
 *
 * <p>Runs, rows and what they start from are serialisable, so that an engine can send them to workers of the same version.
 * That form is kept nowhere and promised to nobody; so it is not described.
 *
 * @serial exclude
 */
@NullMarked
package org.cgeleap.coupling.batch;

import org.jspecify.annotations.NullMarked;
