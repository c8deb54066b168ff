package org.cgeleap.leap;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cgeleap.leap.area.Cell;
import org.cgeleap.leap.area.ChangedCells;
import org.cgeleap.leap.area.Variable;

/**
 * What is given to an area from outside for one evaluation: series of key assumptions and factors on intensities.
 * Immutable; every {@code with…} returns a copy.
 *
 * <p>A series stands for the key in the model's own scenario. Where an expression asks for another scenario
 * (BaselineValue, ScenarioValue), that one is calculated from the area's own expressions.
 */
public final class AreaInputs {

    private final AreaModel model;
    private final Map<Integer, double[]> series;
    private final List<IntensityFactor> factors;

    private AreaInputs(AreaModel model, Map<Integer, double[]> series, List<IntensityFactor> factors) {
        this.model = model;
        this.series = series;
        this.factors = factors;
    }

    /**
     * {@return inputs with nothing from outside: the area's own expressions hold}
     *
     * @param model the inputs are for
     */
    public static AreaInputs none(AreaModel model) {
        return new AreaInputs(model, Map.of(), List.of());
    }

    /**
     * {@return the same series and factors for a model that differs in expressions}
     *
     * @param changed made by {@link AreaModel#withExpression} from the model of these inputs, or the other way round
     * @throws IllegalArgumentException if the models differ in more
     */
    public AreaInputs on(AreaModel changed) {
        ChangedCells both = new ChangedCells(model.cells(), changed.cells());
        if (!changed.sharesSeriesWith(model) || !series.keySet().stream().allMatch(both::keepSeries)) {
            throw new IllegalArgumentException("the models differ in branches or series, not in expressions alone");
        }
        return new AreaInputs(changed, series, factors);
    }

    /**
     * Replaces the series of a key assumption.
     *
     * @param keyPath path of the key, e.g. {@code Key\Output Index\X}
     * @param byYear value of every year of the model, in the unit of the key
     * @return a copy with the series
     * @throws IllegalArgumentException if the branch is no key with an expression, or the series has another length or
     *     a value that is not finite
     */
    public AreaInputs withSeries(String keyPath, double[] byYear) {
        return withSeries(model.branchIndex(keyPath), byYear);
    }

    /**
     * As {@link #withSeries(String, double[])}, by index of the branch.
     *
     * @param keyBranch index of the key's branch
     * @param byYear value of every year of the model, in the unit of the key
     * @return a copy with the series
     * @throws IllegalArgumentException as by path
     */
    public AreaInputs withSeries(int keyBranch, double[] byYear) {
        if (!model.takesSeries(keyBranch)) {
            throw new IllegalArgumentException(
                    model.branchPath(keyBranch)
                            + " is no key assumption with an expression: only keys take series from outside; make the expression refer to a key");
        }
        requireSeries(model.branchPath(keyBranch), byYear, Double.NEGATIVE_INFINITY);
        return with(model.cells().series(keyBranch, Variable.KEY_ASSUMPTION).orElseThrow(), byYear);
    }

    /**
     * Replaces the values of any variable of a branch, e.g. to see what one assumption changes.
     *
     * @param branchPath path of the branch
     * @param variable name of the variable; an expression must give it in the model's scenario
     * @param byYear value of every year, in the unit in which the expression is written
     * @return a copy with the values
     * @throws IllegalArgumentException if no expression gives the variable, or the series has another length or a value
     *     that is not finite
     */
    public AreaInputs withValues(String branchPath, String variable, double[] byYear) {
        int branch = model.branchIndex(branchPath);
        requireSeries(model.branchPath(branch) + ":" + variable, byYear, Double.NEGATIVE_INFINITY);
        return with(model.seriesOf(branch, variable), byYear);
    }

    private AreaInputs with(int index, double[] byYear) {
        Map<Integer, double[]> copy = new HashMap<>(series);
        copy.put(index, byYear.clone());
        return new AreaInputs(model, Map.copyOf(copy), factors);
    }

    /**
     * Multiplies the final energy intensity, in the year of operation, of all uses of a fuel below a branch. A second
     * factor for the same branch and fuel replaces the first; factors of nested branches multiply.
     *
     * @param branchPath any branch of the demand tree
     * @param fuel code of the fuel
     * @param byYear factor of every year, not negative
     * @return a copy with the factor
     * @throws IllegalArgumentException if there is no such branch or fuel, or a factor is missing, negative or not
     *     finite
     */
    public AreaInputs withIntensityFactor(String branchPath, String fuel, double[] byYear) {
        return withIntensityFactor(model.branchIndex(branchPath), model.fuelIndex(fuel), byYear);
    }

    /**
     * As {@link #withIntensityFactor(String, String, double[])}, by index.
     *
     * @param branch index of any branch of the demand tree
     * @param fuel index of the fuel
     * @param byYear factor of every year, not negative
     * @return a copy with the factor
     * @throws IllegalArgumentException if a factor is missing, negative or not finite
     */
    public AreaInputs withIntensityFactor(int branch, int fuel, double[] byYear) {
        requireSeries(model.branchPath(branch) + " intensity factor of " + model.fuelCode(fuel), byYear, 0);
        List<IntensityFactor> copy = new ArrayList<>(factors);
        copy.removeIf(f -> f.branch() == branch && f.fuel() == fuel);
        copy.add(new IntensityFactor(branch, fuel, byYear));
        return new AreaInputs(model, series, List.copyOf(copy));
    }

    private void requireSeries(String name, double[] byYear, double least) {
        if (byYear.length != model.yearCount()) {
            throw new IllegalArgumentException(name + ": " + byYear.length + " values given, the model has "
                    + model.yearCount() + " years from " + model.years()[0]);
        }
        for (int t = 0; t < byYear.length; t++) {
            if (!Double.isFinite(byYear[t]) || byYear[t] < least) {
                throw new IllegalArgumentException(name + ": " + byYear[t] + " in " + model.years()[t]
                        + ", expected a finite number" + (least == 0 ? " >= 0" : ""));
            }
        }
    }

    /** Path of a key, Branch:Variable of another cell. */
    private String name(Cell cell) {
        String path = model.branchPath(cell.branch());
        return cell.variable() == Variable.KEY_ASSUMPTION
                ? path
                : path + ":" + cell.variable().label();
    }

    /** {@return series given from outside, by the path of their key (of other cells Branch:Variable); a value a year} */
    public Map<String, double[]> series() {
        Map<String, double[]> byPath = new TreeMap<>();
        series.forEach((index, byYear) -> byPath.put(name(model.cells().cell(index)), byYear.clone()));
        return byPath;
    }

    /** {@return factors on intensities given from outside: branch, then fuel, then a value a year of the model} */
    public Map<String, Map<String, double[]>> intensityFactors() {
        Map<String, Map<String, double[]>> byBranch = new TreeMap<>();
        for (IntensityFactor factor : factors) {
            double[] byYear = new double[model.yearCount()];
            Arrays.setAll(byYear, factor::at);
            byBranch.computeIfAbsent(model.branchPath(factor.branch()), b -> new TreeMap<>())
                    .put(model.fuelCode(factor.fuel()), byYear);
        }
        return byBranch;
    }

    AreaModel model() {
        return model;
    }

    Map<Integer, double[]> seriesByIndex() {
        return series;
    }

    List<IntensityFactor> factors() {
        return factors;
    }
}
