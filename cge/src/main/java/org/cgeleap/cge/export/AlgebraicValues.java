package org.cgeleap.cge.export;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.cgeleap.cge.model.Expression;

/** The nests' cost indices at the solution: starts of the variables that stand for them. */
record AlgebraicValues(PointModel model, AlgebraicModel algebra) {

    Map<String, Double> definitions() {
        Map<String, Double> known = new LinkedHashMap<>();
        for (Map.Entry<String, Expression> d : algebra.definitions().entrySet()) {
            double value = Folding.number(Folding.fold(d.getValue(), name -> {
                PointVariable variable = model.variables().get(name);
                Double index = known.get(name);
                return index != null
                        ? OptionalDouble.of(index)
                        : variable == null ? OptionalDouble.empty() : OptionalDouble.of(variable.value());
            }));
            known.put(d.getKey(), value);
        }
        return known;
    }
}
