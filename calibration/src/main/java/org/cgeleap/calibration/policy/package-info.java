/**
 * Policy instruments, revenue recycling and closures as additions to an equilibrium model: each a small record with its
 * equation and the variable complementary to it. {@link org.cgeleap.calibration.policy.ScenarioPolicies} makes them of
 * what a case says of a scenario.
 */
@NullMarked
package org.cgeleap.calibration.policy;

import org.jspecify.annotations.NullMarked;
