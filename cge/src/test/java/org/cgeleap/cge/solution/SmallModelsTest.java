package org.cgeleap.cge.solution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.cgeleap.cge.file.ModelReader;
import org.cgeleap.cge.model.EquilibriumModel;
import org.cgeleap.cge.model.Scenario;
import org.cgeleap.cge.solver.SolverOptions;
import org.cgeleap.cge.system.CompiledModel;
import org.junit.jupiter.api.Test;

/** Small models of the kinds people write, as files, against closed forms or one equation solved by bisection. */
class SmallModelsTest {
    /** Conditions hold to 1e-9; answers to them are of order one to ten. */
    private static final double FIGURES = 1e-7;

    /** Solutions by scenario. */
    private record Solutions(Map<String, Equilibrium> of) {
        Equilibrium in(String scenario) {
            return Objects.requireNonNull(of.get(scenario), scenario);
        }
    }

    /** Solves every scenario; one that should replicate must. */
    private static Solutions solve(String text) {
        EquilibriumModel model = ModelReader.read(text, "small.yaml");
        CompiledModel compiled = CompiledModel.compile(model);
        EquilibriumSolver solver = new EquilibriumSolver(compiled, SolverOptions.standard());
        Map<String, Equilibrium> solved = new HashMap<>();
        double[] start = compiled.start();
        for (Scenario scenario : model.scenarios()) {
            Solve solve = solver.solve(scenario, start);
            assertThat(solve.solved())
                    .as(scenario.name() + " " + solve.explanation())
                    .isTrue();
            assertThat(solve.equilibrium().checks()).as(scenario.name()).allMatch(Check::pass);
            start = solve.equilibrium().values();
            solved.put(scenario.name(), solve.equilibrium());
        }
        return new Solutions(solved);
    }

    private static void close(double found, double expected) {
        assertThat(found).isCloseTo(expected, within(FIGURES * (1 + Math.abs(expected))));
    }

    /** Two units of A come with b of B; demand is in fixed proportions, so what there is too much of is free. */
    @Test
    void oneOfTwoProductsIsFree() {
        Solutions at = solve("""
            parameters: { b: 1 }
            activities:
              F: { outputs: { of: [ {good: A, quantity: 2}, {good: B, quantity: "=b"} ] }, inputs: { of: [ {good: L, quantity: 3} ] } }
            consumers:
              H: { endowments: [ {good: L, quantity: 3} ], demand: { elasticity: 0, of: [ {good: A, quantity: 2}, {good: B, quantity: 1} ] } }
            numeraire: { L: 1 }
            scenarios:
              - {name: s, replicate: true}
              - {name: t, set: {b: 1.5}}
              - {name: u, set: {b: 0.5}}
            """);
        close(at.in("t").value("A"), 1.5);
        close(at.in("t").value("B"), 0);
        close(at.in("u").value("A"), 0);
        close(at.in("u").value("B"), 6);
    }

    /** Spending shares are constant, so the home price rises with the price of exports and quantities stay. */
    @Test
    void aTransformationFrontierAtAWorldPrice() {
        Solutions at = solve("""
            parameters: { pe: 1 }
            activities:
              F: { outputs: { elasticity: 3, of: [ {good: D, quantity: 60}, {good: E, quantity: 40} ] }, inputs: { of: [ {good: L, quantity: 100} ] } }
              X: { outputs: { of: [ {good: FX, quantity: "=40*pe"} ] }, inputs: { of: [ {good: E, quantity: 40} ] } }
              I: { outputs: { of: [ {good: M, quantity: 40} ] }, inputs: { of: [ {good: FX, quantity: 40} ] } }
            consumers:
              H: { endowments: [ {good: L, quantity: 100} ], demand: { of: [ {good: D, quantity: 60}, {good: M, quantity: 40} ] } }
            numeraire: { FX: 1 }
            scenarios:
              - {name: s, replicate: true}
              - {name: t, set: {pe: 1.1}}
            """);
        close(at.in("t").value("D"), 1.1);
        close(at.in("t").value("L"), 1.1);
        close(at.in("t").value("H"), 110);
        close(at.in("t").value("I"), 1.1);
    }

    /** Price 1/(1 − m); the owner gets m of (5 + owner) spent on A. */
    @Test
    void aMarkUpIsPaidToTheOwner() {
        Solutions at = solve("""
            parameters: { m: 0 }
            activities:
              F: { outputs: { of: [ {good: A, quantity: 10, taxes: [ {rate: "=m", to: OWN} ]} ] }, inputs: { of: [ {good: L, quantity: 10} ] } }
            consumers:
              H: { endowments: [ {good: L, quantity: 10} ], demand: { of: [ {good: A, quantity: 5}, {good: L, quantity: 5} ] } }
              OWN: { demand: { of: [ {good: A, quantity: 1} ] } }
            numeraire: { L: 1 }
            scenarios:
              - {name: t, set: {m: 0.2}}
            """);
        close(at.in("t").value("A"), 1.25);
        close(at.in("t").value("OWN"), 1.25);
    }

    /** 25(1 + r) = (100 + 25 r)/2. */
    @Test
    void aLicenceRationsImports() {
        Solutions at = solve("""
            parameters: { q: 100 }
            activities:
              IMP: { outputs: { of: [ {good: M, quantity: 1} ] }, inputs: { of: [ {good: FX, quantity: 1}, {good: LIC, quantity: 1, price: 0} ] }, level: {start: 50} }
            consumers:
              H: { endowments: [ {good: FX, quantity: 100}, {good: LIC, quantity: "=q"} ], demand: { of: [ {good: M, quantity: 50}, {good: FX, quantity: 50} ] } }
            prices: { LIC: {start: 0} }
            numeraire: { FX: 1 }
            scenarios:
              - {name: s, replicate: true}
              - {name: t, set: {q: 25}}
            """);
        close(at.in("t").value("LIC"), 2);
        close(at.in("t").value("M"), 3);
        close(at.in("t").value("IMP"), 25);
        close(at.in("t").value("H"), 150);
    }

    /** A1 and A2: y1 + 2 y2 = 30, 4 y1 + 2 y2 = 40; w + 4 r = 1, 2 w + 2 r = 1. */
    @Test
    void onlyTheActivitiesOnTheFrontierRun() {
        Solutions at = solve("""
            activities:
              A1: { outputs: { of: [ {good: Y, quantity: 1} ] }, inputs: { of: [ {good: L, quantity: 1}, {good: K, quantity: 4} ] }, level: {start: 0} }
              A2: { outputs: { of: [ {good: Y, quantity: 1} ] }, inputs: { of: [ {good: L, quantity: 2}, {good: K, quantity: 2} ] }, level: {start: 0} }
              A3: { outputs: { of: [ {good: Y, quantity: 1} ] }, inputs: { of: [ {good: L, quantity: 3}, {good: K, quantity: 3} ] }, level: {start: 0} }
              A4: { outputs: { of: [ {good: Y, quantity: 1} ] }, inputs: { of: [ {good: L, quantity: 5}, {good: K, quantity: 1} ] }, level: {start: 0} }
            consumers:
              H: { endowments: [ {good: L, quantity: 30}, {good: K, quantity: 40} ], demand: { of: [ {good: Y, quantity: 1} ] } }
            numeraire: { Y: 1 }
            scenarios:
              - {name: t}
            """);
        close(at.in("t").value("A1"), 10.0 / 3);
        close(at.in("t").value("A2"), 40.0 / 3);
        close(at.in("t").value("A3"), 0);
        close(at.in("t").value("L"), 1.0 / 3);
        close(at.in("t").value("K"), 1.0 / 6);
    }

    /** K/L = (4/5) √((w/2)/(r/5)) = 8/5, and unit cost 3. */
    @Test
    void referencePricesOtherThanOne() {
        Solutions at = solve("""
            activities:
              F: { outputs: { of: [ {good: A, quantity: 10, price: 3} ] }, inputs: { elasticity: 0.5, of: [ {good: L, quantity: 5, price: 2}, {good: K, quantity: 4, price: 5} ] } }
            consumers:
              H: { endowments: [ {good: L, quantity: 5}, {good: K, quantity: 8} ], demand: { of: [ {good: A, quantity: 10, price: 3} ] } }
            prices: { A: {start: 3}, L: {start: 2}, K: {start: 5} }
            numeraire: { A: 3 }
            scenarios:
              - {name: t}
            """);
        close(at.in("t").value("L"), 4.5);
        close(at.in("t").value("K"), 2.8125);
    }

    /** p_n = √1.5, E = 1/(0.4 + 0.6/p_n), B = 0.3 (M/E) (E/p_n)² (p_n/1.5), M = 100 + B/2. */
    @Test
    void aTaxWithinANestOfDemand() {
        Solutions at = solve("""
            parameters: { t: 0 }
            activities:
              FA: { outputs: { of: [ {good: A, quantity: 40} ] }, inputs: { of: [ {good: L, quantity: 40} ] } }
              FB: { outputs: { of: [ {good: B, quantity: 30} ] }, inputs: { of: [ {good: L, quantity: 30} ] } }
              FC: { outputs: { of: [ {good: C, quantity: 30} ] }, inputs: { of: [ {good: L, quantity: 30} ] } }
            consumers:
              H:
                endowments: [ {good: L, quantity: 100} ]
                demand:
                  elasticity: 2
                  of:
                    - {good: A, quantity: 40}
                    - { nest: bc, elasticity: 1, of: [ {good: B, quantity: 30, taxes: [ {rate: "=t", to: H} ]}, {good: C, quantity: 30} ] }
            numeraire: { L: 1 }
            scenarios:
              - {name: t, set: {t: 0.5}}
            """);
        close(at.in("t").value("H"), 110.10205144336437);
        close(at.in("t").flow("H", "B"), 20.204102886728755);
    }

    /** A = 20 + (100 − 20·1.2)/2/1.2. */
    @Test
    void subsistenceIsANegativeEndowment() {
        Solutions at = solve("""
            parameters: { a: 1 }
            activities:
              FA: { outputs: { of: [ {good: A, quantity: 60} ] }, inputs: { of: [ {good: L, quantity: "=60*a"} ] } }
              FB: { outputs: { of: [ {good: B, quantity: 40} ] }, inputs: { of: [ {good: L, quantity: 40} ] } }
            consumers:
              H: { endowments: [ {good: L, quantity: 100}, {good: A, quantity: -20} ], demand: { of: [ {good: A, quantity: 40}, {good: B, quantity: 40} ] } }
            numeraire: { L: 1 }
            scenarios:
              - {name: s, replicate: true}
              - {name: t, set: {a: 1.2}}
            """);
        close(at.in("t").value("A"), 1.2);
        close(at.in("t").flow("H", "A"), 31.666666666666668);
        close(at.in("t").value("H"), 76);
        close(at.in("t").value("FA"), 0.8611111111111112);
    }

    /** Excess demand for x by bisection: (0.5·10/E)(E)^0.5 + (0.5·8y/E)E² = 8. */
    @Test
    void twoConsumersWithOtherElasticities() {
        Solutions at = solve("""
            consumers:
              A: { endowments: [ {good: x, quantity: 10} ], demand: { elasticity: 0.5, of: [ {good: x, quantity: 1}, {good: y, quantity: 1} ] } }
              B: { endowments: [ {good: y, quantity: 8} ], demand: { elasticity: 2, of: [ {good: x, quantity: 1}, {good: y, quantity: 1} ] } }
            numeraire: { x: 1 }
            scenarios: [ {name: base} ]
            """);
        close(at.in("base").value("y"), 1.1983754355521463);
    }

    /** 1.2 (L/60)^−0.4 = ((100 − L)/40)^−0.6, by bisection. */
    @Test
    void specificFactors() {
        Solutions at = solve("""
            parameters: { px: 1 }
            activities:
              X: { outputs: { of: [ {good: PX, quantity: 100} ] }, inputs: { elasticity: 1, of: [ {good: L, quantity: 60}, {good: KX, quantity: 40} ] } }
              Y: { outputs: { of: [ {good: PY, quantity: 100} ] }, inputs: { elasticity: 1, of: [ {good: L, quantity: 40}, {good: KY, quantity: 60} ] } }
              EX: { outputs: { of: [ {good: PY, quantity: "=px"} ] }, inputs: { of: [ {good: PX, quantity: 1} ] }, level: {start: 0} }
              IX: { outputs: { of: [ {good: PX, quantity: 1} ] }, inputs: { of: [ {good: PY, quantity: "=px"} ] }, level: {start: 0} }
            consumers:
              H: { endowments: [ {good: L, quantity: 100}, {good: KX, quantity: 40}, {good: KY, quantity: 60} ], demand: { of: [ {good: PX, quantity: 100}, {good: PY, quantity: 100} ] } }
            numeraire: { PY: 1 }
            scenarios:
              - {name: t, set: {px: 1.2}}
            """);
        close(at.in("t").value("L"), 1.1418456719873806);
        close(at.in("t").flow("X", "L"), 67.93378935393918);
        close(at.in("t").value("PX"), 1.2);
    }

    /** p (1 − 1/n) = 1. */
    @Test
    void aMarkUpByTheNumberOfFirms() {
        Solutions at = solve("""
            parameters: { n: 4 }
            activities:
              F: { outputs: { of: [ {good: A, quantity: 10, taxes: [ {rate: "=MK", to: H} ]} ] }, inputs: { of: [ {good: L, quantity: 10} ] } }
            consumers:
              H: { endowments: [ {good: L, quantity: 20} ], demand: { of: [ {good: A, quantity: 10}, {good: L, quantity: 10} ] } }
            auxiliaries: { MK: { start: 0.25, lower: -.inf, constraint: "MK*n - 1" } }
            numeraire: { L: 1 }
            scenarios: [ {name: t}, {name: u, set: {n: 2}} ]
            """);
        close(at.in("t").value("A"), 4.0 / 3);
        close(at.in("u").value("A"), 2.0);
    }

    /** 5(1 + r) = (20 + 5 r)/2. */
    @Test
    void permitsThatAreFreeAtTheBenchmark() {
        Solutions at = solve("""
            parameters: { cap: 20 }
            activities:
              FA: { outputs: { of: [ {good: A, quantity: 10} ] }, inputs: { of: [ {good: L, quantity: 10}, {good: CO2, quantity: 10, price: 0} ] } }
              FB: { outputs: { of: [ {good: B, quantity: 10} ] }, inputs: { of: [ {good: L, quantity: 10} ] } }
            consumers:
              H: { endowments: [ {good: L, quantity: 20}, {good: CO2, quantity: "=cap"} ], demand: { of: [ {good: A, quantity: 10}, {good: B, quantity: 10} ] } }
            prices: { CO2: {start: 0} }
            numeraire: { L: 1 }
            scenarios: [ {name: r, replicate: true}, {name: t, set: {cap: 5}} ]
            """);
        close(at.in("t").value("CO2"), 2.0);
        close(at.in("t").value("A"), 3.0);
        close(at.in("t").value("H"), 30);
    }

    /** min(0.3, max(0.1, a)). */
    @Test
    void functionsInAConstraint() {
        Solutions at = solve("""
            parameters: { a: 0.2, b: "=a^2*5", c: "=2^3^2 - 512 + min(3, 1, 2) - max(1, 0.5)" }
            activities:
              F: { outputs: { of: [ {good: A, quantity: 10} ] }, inputs: { of: [ {good: L, quantity: 10, taxes: [ {rate: "=T + c", to: H} ]} ] } }
            consumers:
              H: { endowments: [ {good: L, quantity: 10} ], demand: { of: [ {good: A, quantity: 10} ] } }
            auxiliaries: { T: { lower: -.inf, constraint: "T - min(0.3, max(0.1, log(exp(a))*sqrt(1)))" } }
            numeraire: { L: 1 }
            scenarios: [ {name: t}, {name: u, set: {a: 0.5}}, {name: v, set: {a: 0.05}} ]
            """);
        close(at.in("t").value("A"), 1.2);
        close(at.in("u").value("A"), 1.3);
        close(at.in("v").value("A"), 1.1);
    }

    /** 75 t/(1 + t) = g. */
    @Test
    void aTaxOnDemandForARealYield() {
        Solutions at = solve("""
            parameters: { tl: 0.5, g: 25 }
            activities:
              F: { outputs: { of: [ {good: A, quantity: 100} ] }, inputs: { of: [ {good: L, quantity: 100} ] } }
              G: { outputs: { of: [ {good: PG, quantity: 1} ] }, inputs: { of: [ {good: A, quantity: 1} ] }, level: {start: 25} }
            consumers:
              H: { endowments: [ {good: L, quantity: 100} ], demand: { of: [ {good: A, quantity: 75, taxes: [ {rate: "=TC", to: GOV} ]}, {good: L, quantity: 25} ] } }
              GOV: { demand: { of: [ {good: PG, quantity: 25} ] } }
            auxiliaries: { TC: { constraint: "GOV - g*PG" } }
            numeraire: { L: 1 }
            scenarios: [ {name: t}, {name: u, set: {g: 30}} ]
            """);
        close(at.in("t").value("TC"), 0.5);
        close(at.in("u").value("TC"), 2.0 / 3);
    }

    /** (1 − U)^−½ = floor. */
    @Test
    void aFloorUnderTheRealWage() {
        Solutions at = solve("""
            parameters: { floor: 1 }
            activities:
              F: { outputs: { of: [ {good: A, quantity: 100} ] }, inputs: { elasticity: 1, of: [ {good: L, quantity: 50}, {good: K, quantity: 50} ] } }
            consumers:
              H: { endowments: [ {good: L, quantity: "=50*(1-U)"}, {good: K, quantity: 50} ], demand: { of: [ {good: A, quantity: 100} ] } }
            auxiliaries: { U: { upper: 0.9, constraint: "L - floor*A" } }
            numeraire: { A: 1 }
            scenarios: [ {name: r, replicate: true}, {name: t, set: {floor: 1.25}}, {name: lower, set: {floor: 0.8}} ]
            """);
        close(at.in("t").value("U"), 0.36);
        close(at.in("lower").value("U"), 0);
    }
}
