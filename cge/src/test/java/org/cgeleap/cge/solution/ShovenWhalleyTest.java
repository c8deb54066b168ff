package org.cgeleap.cge.solution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.cgeleap.cge.model.Numeraire;
import org.cgeleap.cge.model.Scenario;
import org.cgeleap.cge.solver.SolverOptions;
import org.cgeleap.cge.system.CompiledModel;
import org.junit.jupiter.api.Test;

/** Against the published solution. */
class ShovenWhalleyTest {
    /** One unit of the last digit printed; 11.514 of the paper is 11.5146 to more digits. */
    private static final Offset<Double> PRINTED = within(0.001);

    private static Equilibrium solve(double tax) {
        CompiledModel model = CompiledModel.compile(ShovenWhalley.model());
        Scenario scenario = new Scenario(
                "published",
                Map.of("t", tax),
                Map.of(),
                Map.of(),
                Map.of(),
                Optional.of(new Numeraire("PL", 1)),
                false);
        Solve solve = new EquilibriumSolver(model, SolverOptions.standard()).solve(scenario, model.start());
        assertThat(solve.solved()).isTrue();
        assertThat(solve.equilibrium().checks()).allMatch(Check::pass);
        return solve.equilibrium();
    }

    @Test
    void withoutTax() {
        Equilibrium equilibrium = solve(0);
        assertThat(equilibrium.value("P1")).isCloseTo(1.399, PRINTED);
        assertThat(equilibrium.value("P2")).isCloseTo(1.093, PRINTED);
        assertThat(equilibrium.value("PK")).isCloseTo(1.373, PRINTED);
        assertThat(equilibrium.value("Q1")).isCloseTo(24.942, PRINTED);
        assertThat(equilibrium.value("Q2")).isCloseTo(54.378, PRINTED);
        assertThat(equilibrium.flow("Q1", "PL")).isCloseTo(26.366, PRINTED);
        assertThat(equilibrium.flow("Q1", "PK")).isCloseTo(6.212, PRINTED);
        assertThat(equilibrium.flow("Q2", "PL")).isCloseTo(33.634, PRINTED);
        assertThat(equilibrium.flow("Q2", "PK")).isCloseTo(18.788, PRINTED);
        assertThat(equilibrium.flow("RICH", "P1")).isCloseTo(11.514, PRINTED);
        assertThat(equilibrium.flow("RICH", "P2")).isCloseTo(16.674, PRINTED);
        assertThat(equilibrium.flow("POOR", "P1")).isCloseTo(13.428, PRINTED);
        assertThat(equilibrium.flow("POOR", "P2")).isCloseTo(37.704, PRINTED);
    }

    @Test
    void withATaxOfOneHalfOnCapitalInManufacturing() {
        Equilibrium equilibrium = solve(0.5);
        assertThat(equilibrium.value("P1")).isCloseTo(1.467, PRINTED);
        assertThat(equilibrium.value("P2")).isCloseTo(1.006, PRINTED);
        assertThat(equilibrium.value("PK")).isCloseTo(1.128, PRINTED);
    }
}
