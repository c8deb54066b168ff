package org.cgeleap.coupling.results;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.cgeleap.calibration.casefile.Case;

/** The published figures beside ours, row by row: {@code reproduction.csv}. */
public final class Reproduction {
    /** Columns of {@code reproduction.csv}. */
    static final List<String> HEADER = List.of(
            "id", "quantity", "scenario", "year", "unit", "paper", "ours", "relative_difference", "basis", "note");

    private final List<Target> targets;
    private final List<Reason> reasons;
    private final List<Contradiction> contradictions;
    private final Map<Key, Double> values = new HashMap<>();
    private final Map<String, List<String>> sectorsOf = new TreeMap<>();
    private final Map<String, List<Integer>> yearsOf = new TreeMap<>();

    private record Key(String scenario, String variable, int year, String sector, String fuel) {}

    /**
     * A row: the figure of the paper and ours.
     *
     * @param target with the published figure
     * @param ours as text, in the target's unit; empty where it was not run
     * @param relativeDifference ours less the published, over the published; none where one of them is no number
     */
    public record Row(Target target, String ours, Optional<Double> relativeDifference) {}

    /**
     * Reads the case's targets, reasons and contradictions.
     *
     * @param given case with its files
     * @param results rows of a run
     * @throws org.cgeleap.calibration.casefile.InputException with everything wrong in one of the files
     */
    public Reproduction(Case given, List<ResultRow> results) {
        this(Target.of(given), Reason.of(given), Contradiction.of(given, Target.of(given)), results);
    }

    /**
     * Targets that were read before.
     *
     * @param targets whose figures are read off
     * @param results rows of a run
     */
    public Reproduction(List<Target> targets, List<ResultRow> results) {
        this(targets, List.of(), List.of(), results);
    }

    private Reproduction(
            List<Target> targets, List<Reason> reasons, List<Contradiction> contradictions, List<ResultRow> results) {
        this.targets = List.copyOf(targets);
        this.reasons = List.copyOf(reasons);
        this.contradictions = List.copyOf(contradictions);
        for (ResultRow r : results) {
            if (r.model().equals("coupled")) {
                values.put(new Key(r.scenario(), r.variable(), r.year(), r.sector(), r.fuel()), r.value());
                List<String> sectors = sectorsOf.computeIfAbsent(r.variable(), v -> new ArrayList<>());
                if (!r.sector().isEmpty() && !sectors.contains(r.sector())) {
                    sectors.add(r.sector());
                }
                List<Integer> years = yearsOf.computeIfAbsent(r.scenario(), v -> new ArrayList<>());
                if (years.isEmpty() || years.get(years.size() - 1) < r.year()) {
                    years.add(r.year());
                }
            }
        }
    }

    /**
     * Reads the case's targets, reasons and contradictions, so that what is wrong with them is said before anything is solved.
     *
     * @param given case with its files
     * @throws org.cgeleap.calibration.casefile.InputException with everything wrong in one of the files
     */
    public static void check(Case given) {
        Reason.of(given);
        Contradiction.of(given, Target.of(given));
    }

    /** {@return every row; ours is empty where the scenario was not run or not solved to that year} */
    public List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        for (Target target : targets) {
            String ours = ours(target);
            Optional<Double> difference = Optional.empty();
            try {
                double paper = Double.parseDouble(target.paper());
                difference = Optional.of((Double.parseDouble(ours) - paper) / Math.abs(paper));
            } catch (NumberFormatException e) {
                // a figure in words, or none of ours: there is no relative difference
            }
            rows.add(new Row(target, ours, difference));
        }
        return rows;
    }

    void write(OutputFolder out) throws IOException {
        out.csv("reproduction.csv", HEADER, lines().stream());
        out.csv(
                "contradictions.csv",
                List.of("id", "statement", "unit", "printed", "implied", "arithmetic", "explanation"),
                contradictions.stream().map(c -> new Object[] {
                    c.id(), c.statement(), c.unit(), c.printed(), c.implied(), shown(c), c.explanation()
                }));
    }

    /** The lines of {@code reproduction.csv}. */
    List<Object[]> lines() {
        List<Object[]> lines = new ArrayList<>();
        for (Row row : rows()) {
            Target t = row.target();
            lines.add(new Object[] {
                t.id(),
                t.quantity(),
                t.scenario(),
                t.year() == 0 ? "" : t.year(),
                t.unit(),
                t.paper(),
                row.ours(),
                row.relativeDifference().isPresent() ? row.relativeDifference().get() : "",
                t.basis(),
                note(row)
            });
        }
        return lines;
    }

    /** {@return where published figures contradict each other} */
    public List<Contradiction> contradictions() {
        return contradictions;
    }

    /**
     * {@return the arithmetic of a contradiction with its figures}
     *
     * @param contradiction of the case
     */
    public String shown(Contradiction contradiction) {
        return contradiction.shown(Contradiction.figures(targets));
    }

    /**
     * {@return what the case says of a figure, and where ours differs by more than the published digits the reason}
     *
     * @param row of the comparison
     */
    public String note(Row row) {
        Target t = row.target();
        String note = t.note();
        if (row.ours().isEmpty()) {
            return note;
        }
        if (row.relativeDifference().isEmpty()) {
            note = join(note, agrees(row) ? "agrees" : "differs");
        } else if (t.measure() == Target.Measure.PEAK_YEAR) {
            note = join(note, years(row));
        } else if (agrees(row)) {
            note = join(note, "agrees to the printed digits");
        }
        return agrees(row)
                ? note
                : reasons.stream()
                        .filter(r -> r.fits(t.id()))
                        .findFirst()
                        .map(r -> r.text(gap -> gap(row, gap)))
                        .map(text -> t.note().isEmpty() ? text : t.note() + "; " + text)
                        .orElse(note);
    }

    private String gap(Row row, String gap) {
        String[] parts = gap.split("\\|", -1);
        if (parts.length < 3) {
            return gap.equals("paper") ? row.target().paper() : gap.equals("ours") ? row.ours() : "";
        }
        return text(find(
                parts[1],
                parts[0],
                Integer.parseInt(parts[2]),
                parts.length > 3 ? parts[3] : "",
                parts.length > 4 ? parts[4] : ""));
    }

    /**
     * {@return whether ours is the published figure within half a unit of its last digit, or below what it bounds}
     *
     * @param row of the comparison
     */
    public static boolean agrees(Row row) {
        String paper = row.target().paper();
        if (row.relativeDifference().isEmpty()) {
            return row.ours().equals(paper);
        }
        int point = paper.indexOf('.');
        double unit = Math.pow(10, point < 0 ? 0 : point + 1 - paper.length());
        double above = Double.parseDouble(row.ours()) - Double.parseDouble(paper);
        return row.target().measure() == Target.Measure.SHARE_AT_MOST ? above <= 0 : Math.abs(above) <= unit / 2;
    }

    /** A relative difference of years says little. */
    private static String years(Row row) {
        if (row.ours().isEmpty()) {
            return "";
        }
        int later = Integer.parseInt(row.ours()) - Integer.parseInt(row.target().paper());
        return later == 0 ? "the same year" : Math.abs(later) + " years " + (later > 0 ? "later" : "earlier");
    }

    private static String join(String a, String b) {
        return a.isEmpty() ? b : a + "; " + b;
    }

    /**
     * Ours as a number; NaN for a figure in words, and for what was not run.
     *
     * @param t the target
     * @return in the target's unit
     */
    public double figure(Target t) {
        try {
            return Double.parseDouble(ours(t));
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    /**
     * By how much the value in a year is above the largest of the years before it, and of those after it, % of that
     * value: both above zero where the path peaks in the year.
     *
     * @param t the target, whose variable makes the path
     * @param year calendar year
     * @return lead over the years before, lead over those after
     */
    public double[] leadOverOtherYears(Target t, int year) {
        double before = Double.NEGATIVE_INFINITY;
        double after = Double.NEGATIVE_INFINITY;
        for (int other : yearsOf.getOrDefault(t.scenario(), List.of())) {
            double value = value(t, t.scenario(), other);
            before = other < year ? Math.max(before, value) : before;
            after = other > year ? Math.max(after, value) : after;
        }
        double at = value(t, t.scenario(), year);
        return new double[] {100 * (at - before) / at, 100 * (at - after) / at};
    }

    /**
     * {@return a coupled result; NaN where it was not run}
     *
     * @param scenario name
     * @param variable of the coupled results
     * @param year calendar year
     * @param sector industry, empty for the total
     * @param fuel energy good, empty for all
     */
    public double result(String scenario, String variable, int year, String sector, String fuel) {
        return find(scenario, variable, year, sector, fuel);
    }

    /**
     * {@return years of a scenario, in order}
     *
     * @param scenario name
     */
    public List<Integer> years(String scenario) {
        return List.copyOf(yearsOf.getOrDefault(scenario, List.of()));
    }

    /**
     * Scenarios that were run.
     *
     * @return names, in the order of the results
     */
    public List<String> scenarios() {
        return List.copyOf(yearsOf.keySet());
    }

    /**
     * Industries a variable is given by.
     *
     * @param variable of the coupled results
     * @return names, in the order of the results; empty where there is none
     */
    public List<String> industries(String variable) {
        return List.copyOf(sectorsOf.getOrDefault(variable, List.of()));
    }

    /**
     * Fuels a variable is given by.
     *
     * @param variable of the coupled results
     * @return codes in alphabetical order
     */
    public List<String> fuels(String variable) {
        return values.keySet().stream()
                .filter(k -> k.variable().equals(variable) && !k.fuel().isEmpty())
                .map(Key::fuel)
                .distinct()
                .sorted()
                .toList();
    }

    private String ours(Target t) {
        return switch (t.measure()) {
            case VALUE -> text(value(t, t.scenario(), t.year()));
            case PEAK_VALUE ->
                peak(t).map(year -> text(value(t, t.scenario(), year))).orElse("");
            case PEAK_YEAR -> peak(t).map(String::valueOf).orElse("");
            case SHARE, SHARE_AT_MOST ->
                text(percent(value(t, t.scenario(), t.year()), total(t, t.scenario(), t.year())));
            case CHANGE -> text(percent(value(t, t.scenario(), t.year()), value(t, t.scenario(), t.otherYear())) - 100);
            case REDUCTION_SHARE ->
                text(percent(
                        value(t, t.otherScenario(), t.year()) - value(t, t.scenario(), t.year()),
                        total(t, t.otherScenario(), t.year()) - total(t, t.scenario(), t.year())));
            case LARGEST_SAVING -> saver(t, 0);
            case SECOND_SAVING -> saver(t, 1);
        };
    }

    private static String text(double value) {
        return Double.isFinite(value) ? Double.toString(value) : "";
    }

    private static double percent(double part, double whole) {
        return 100 * part / whole;
    }

    private double total(Target t, String scenario, int year) {
        return find(scenario, t.variable(), year, "", "");
    }

    private double find(String scenario, String variable, int year, String sector, String fuel) {
        return Objects.requireNonNullElse(values.get(new Key(scenario, variable, year, sector, fuel)), Double.NaN);
    }

    private double value(Target t, String scenario, int year) {
        List<String> sectors = t.sectors().isEmpty() ? List.of("") : t.sectors();
        List<String> fuels = t.fuels().isEmpty() ? List.of("") : t.fuels();
        double sum = 0;
        for (String sector : sectors) {
            for (String fuel : fuels) {
                sum += find(scenario, t.variable(), year, sector, fuel);
            }
        }
        return sum;
    }

    private Optional<Integer> peak(Target t) {
        return yearsOf.getOrDefault(t.scenario(), List.of()).stream()
                .max(Comparator.comparingDouble(year -> value(t, t.scenario(), year)));
    }

    private String saver(Target t, int rank) {
        List<String> sectors = sectorsOf.getOrDefault(t.variable(), List.of()).stream()
                .filter(s -> Double.isFinite(saving(t, s)))
                .sorted(Comparator.comparingDouble((String s) -> saving(t, s)).reversed())
                .toList();
        return sectors.size() > rank ? sectors.get(rank) : "";
    }

    /**
     * By how much an industry named in a target saves more than the one of that rank among the others, as a part of the
     * largest saving in absolute value: above zero where the industry holds the rank or a better one.
     *
     * @param t target whose figure is an industry
     * @param rank 0 for the largest saver, 1 for the second
     * @return share, no unit
     */
    public double leadInSaving(Target t, int rank) {
        double[] others = sectorsOf.getOrDefault(t.variable(), List.of()).stream()
                .filter(s -> !s.equals(t.paper()))
                .mapToDouble(s -> -saving(t, s))
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        double own = saving(t, t.paper());
        if (others.length <= rank) {
            return Double.NaN;
        }
        double size = Math.max(Math.abs(own), Math.max(Math.abs(others[0]), Math.abs(others[others.length - 1])));
        return (own + others[rank]) / size;
    }

    private double saving(Target t, String sector) {
        return find(t.otherScenario(), t.variable(), t.year(), sector, "")
                - find(t.scenario(), t.variable(), t.year(), sector, "");
    }
}
