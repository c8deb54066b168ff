/**
 * What is said: activities, nests, leaves, taxes, consumers, auxiliaries and closure, as immutable records.
 *
 * <p>The vocabulary is MPSGE's (Rutherford 1999, "Applied general equilibrium modeling with MPSGE as a GAMS subsystem",
 * Computational Economics 14): an activity is a {@code $PROD} block, a consumer a {@code $DEMAND} block, an auxiliary a
 * {@code $CONSTRAINT} block. Nothing here knows files, years or how a model is solved.
 */
@NullMarked
package org.cgeleap.cge.model;

import org.jspecify.annotations.NullMarked;
