package org.cgeleap.leap;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.cgeleap.leap.area.Explanation;
import org.cgeleap.leap.area.LeapArea;
import org.cgeleap.leap.area.OtherResults;
import org.cgeleap.leap.area.ResultReference;

/**
 * Whole scenarios and regions whose results the expressions of another ask for: each compiled and calculated once, from
 * the area's own expressions. A scenario that leads back to one that waits for it is a loop, shown with the cells that
 * ask.
 */
final class OtherScenarios implements OtherResults {
    private record Whole(LeapArea area, int scenario, int region) {
        @Override
        public boolean equals(@org.jspecify.annotations.Nullable Object other) {
            return other instanceof Whole o && same(area, o.area) && scenario == o.scenario && region == o.region;
        }

        @SuppressWarnings("ReferenceEquality") // an area with another expression is another object
        private static boolean same(LeapArea a, LeapArea b) {
            return a == b;
        }

        @Override
        public int hashCode() {
            return 31 * scenario + region;
        }

        String label() {
            return area.scenarios().get(scenario).name()
                    + (area.regions().size() == 1
                            ? ""
                            : " of " + area.regions().get(region).name());
        }
    }

    private record Waiting(Whole whole, String asking) {}

    private final Map<Whole, AreaResult> known;
    private final List<Waiting> waiting;
    private final int scenario;
    private final int region;

    private OtherScenarios(Map<Whole, AreaResult> known, List<Waiting> waiting, int scenario, int region) {
        this.known = known;
        this.waiting = waiting;
        this.scenario = scenario;
        this.region = region;
    }

    static OtherScenarios of(int scenario, int region) {
        return new OtherScenarios(new HashMap<>(), List.of(), scenario, region);
    }

    @Override
    public double[] series(LeapArea area, int ofScenario, int ofRegion, ResultReference result, String asking) {
        return AreaFigures.series(whole(area, ofScenario, ofRegion, asking), result);
    }

    @Override
    public synchronized Explanation explain(
            LeapArea area, int ofScenario, int ofRegion, ResultReference result, int t) {
        AreaResult done = known.get(new Whole(area, ofScenario, ofRegion));
        if (done == null) {
            return OtherResults.super.explain(area, ofScenario, ofRegion, result, t);
        }
        return new AreaExplanations(AreaInputs.none(done.model()), done)
                .ofResult(result, done.model().years()[t]);
    }

    /** The other scenario calculated as a whole; those that ask for its results must have asked before. */
    synchronized AreaResult whole(LeapArea area, int ofScenario, int ofRegion, String asking) {
        Whole wanted = new Whole(area, ofScenario, ofRegion);
        AreaResult done = known.get(wanted);
        if (done == null) {
            List<Waiting> chain = new ArrayList<>(waiting);
            chain.add(new Waiting(new Whole(area, scenario, region), asking));
            if (chain.stream().anyMatch(w -> w.whole().equals(wanted))) {
                throw new IllegalArgumentException("a circular reference of scenarios: "
                        + chain.stream()
                                .map(w -> w.whole().label() + " (" + w.asking() + ") -> ")
                                .collect(Collectors.joining())
                        + wanted.label());
            }
            AreaModel model = AreaModel.compile(
                    area, ofScenario, ofRegion, new OtherScenarios(known, chain, ofScenario, ofRegion));
            done = model.evaluate(AreaInputs.none(model));
            known.put(wanted, done);
        }
        return done;
    }
}
