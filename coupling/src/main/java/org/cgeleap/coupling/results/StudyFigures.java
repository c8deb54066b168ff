package org.cgeleap.coupling.results;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.cgeleap.calibration.casefile.Case;

/**
 * The study's six figures as numbers, ours and where it prints them the paper's: {@code figures.csv}. Which years and industries
 * they show follows from the targets and the results.
 */
public final class StudyFigures {
    /**
     * A number of a figure.
     *
     * @param figure its name
     * @param group panel: a quantity, a scenario, or scenario and year
     * @param series industry, fuel or scenario
     * @param year of both
     * @param unit of both
     * @param ours NaN where there is none
     * @param paper NaN where it prints none
     * @param basis of the paper's number, as in the case's targets; empty where it prints none
     * @param note what the case says of the number and why ours differs, as in {@code reproduction.csv}; empty where the paper
     *     prints none
     */
    public record Item(
            String figure,
            String group,
            String series,
            int year,
            String unit,
            double ours,
            double paper,
            String basis,
            String note) {}

    /** Status of the alignment year: shares of industries in CO2 and energy. */
    public static final String STATUS = "status";
    /** Paths of industrial CO2. */
    public static final String EMISSIONS = "emission paths";
    /** Shares of fuels. */
    public static final String STRUCTURE = "energy structure";
    /** Energy by industry. */
    public static final String ENERGY = "energy by industry";
    /** Shares of industries in the reduction of CO2 against the reference. */
    public static final String REDUCTION = "reduction potential";
    /** Energy saved against the reference, by industry. */
    public static final String SAVING = "energy saving";

    private static final String CO2 = "industrial_co2";
    private static final String MTCE = "industrial_energy";

    private final Case given;
    private final Reproduction reproduction;
    private final List<Target> targets;
    private final List<Reproduction.Row> rows;
    private final List<Item> items = new ArrayList<>();

    private static final Map<Target.Measure, String> RANKS =
            Map.of(Target.Measure.LARGEST_SAVING, "most", Target.Measure.SECOND_SAVING, "second most");

    private StudyFigures(Case given, Reproduction reproduction) {
        this.given = given;
        this.reproduction = reproduction;
        this.rows = reproduction.rows();
        this.targets = rows.stream().map(Reproduction.Row::target).toList();
    }

    /**
     * {@return every number of the figures}
     *
     * @param given case, with its sectors and scenarios
     * @param reproduction ours beside the published figures
     */
    public static List<Item> of(Case given, Reproduction reproduction) {
        StudyFigures figures = new StudyFigures(given, reproduction);
        figures.status();
        figures.emissions();
        figures.structure();
        figures.energy();
        figures.savings();
        return List.copyOf(figures.items);
    }

    static void write(List<Item> items, OutputFolder out) throws java.io.IOException {
        out.csv(
                "figures.csv",
                List.of("figure", "group", "series", "year", "unit", "ours", "paper", "difference", "basis", "note"),
                items.stream().map(i -> new Object[] {
                    i.figure(),
                    i.group(),
                    i.series(),
                    i.year(),
                    i.unit(),
                    cell(i.ours()),
                    cell(i.paper()),
                    cell(i.ours() - i.paper()),
                    i.basis(),
                    i.note()
                }));
    }

    private static Object cell(double value) {
        return Double.isNaN(value) ? "" : value;
    }

    private void add(
            String figure,
            String group,
            String series,
            int year,
            String unit,
            double ours,
            Optional<Reproduction.Row> published) {
        double paper =
                published.map(row -> Double.parseDouble(row.target().paper())).orElse(Double.NaN);
        if (Double.isFinite(ours) || Double.isFinite(paper)) {
            String basis = published.map(row -> row.target().basis()).orElse("");
            String note = published.map(reproduction::note).orElse("");
            items.add(new Item(figure, group, series, year, unit, ours, paper, basis, note));
        }
    }

    /** Years the paper has figures of, from the alignment year on. */
    private List<Integer> years() {
        TreeSet<Integer> years = new TreeSet<>();
        targets.stream()
                .map(Target::year)
                .filter(y -> y >= given.years().alignment())
                .forEach(years::add);
        years.add(given.years().horizon());
        return List.copyOf(years);
    }

    /** The last target of a kind that prints a number: of two that contradict the later in the file. */
    private Optional<Reproduction.Row> paper(
            Target.Measure measure, String variable, String scenario, int year, String sector, String fuel) {
        return rows.stream()
                .filter(row -> {
                    Target t = row.target();
                    return t.measure() == measure
                            && t.variable().equals(variable)
                            && t.year() == year
                            && (scenario.isEmpty() || t.scenario().equals(scenario))
                            && t.sectors().equals(sector.isEmpty() ? List.of() : List.of(sector))
                            && t.fuels().equals(fuel.isEmpty() ? List.of() : List.of(fuel))
                            && !t.basis().equals("inconsistent-in-paper");
                })
                .reduce((a, b) -> b);
    }

    private double value(String scenario, String variable, int year, String sector, String fuel) {
        return reproduction.result(scenario, variable, year, sector, fuel);
    }

    private double share(String scenario, String variable, int year, String sector, String fuel) {
        return 100 * value(scenario, variable, year, sector, fuel) / value(scenario, variable, year, "", "");
    }

    private void status() {
        int year = given.years().alignment();
        String reference = given.reference().name();
        Map<String, String> panels = new LinkedHashMap<>();
        panels.put(CO2, "CO2");
        panels.put(MTCE, "energy");
        panels.forEach((variable, panel) -> {
            for (String industry : reproduction.industries(variable)) {
                Optional<Reproduction.Row> paper = paper(Target.Measure.SHARE, variable, "", year, industry, "");
                add(STATUS, panel, industry, year, "%", share(reference, variable, year, industry, ""), paper);
            }
        });
        for (String fuel : reproduction.fuels(MTCE)) {
            Optional<Reproduction.Row> paper = paper(Target.Measure.SHARE, MTCE, "", year, "", fuel);
            add(STATUS, "fuels", fuel, year, "%", share(reference, MTCE, year, "", fuel), paper);
        }
    }

    private void emissions() {
        for (String scenario : scenarios()) {
            for (int year : reproduction.years(scenario)) {
                if (year >= given.years().alignment()) {
                    Optional<Reproduction.Row> paper = paper(Target.Measure.VALUE, CO2, scenario, year, "", "");
                    Optional<Reproduction.Row> peak = peak(scenario, year);
                    add(
                            EMISSIONS,
                            "",
                            scenario,
                            year,
                            "Mt CO2",
                            value(scenario, CO2, year, "", ""),
                            peak.isEmpty() ? paper : peak);
                }
            }
        }
    }

    /** Scenarios that were run, in the case's order. */
    private List<String> scenarios() {
        return given.scenarios().stream()
                .map(s -> s.name())
                .filter(reproduction.scenarios()::contains)
                .toList();
    }

    /** The published peak, if it is published for this year. */
    private Optional<Reproduction.Row> peak(String scenario, int year) {
        boolean here = targets.stream()
                .anyMatch(t -> t.measure() == Target.Measure.PEAK_YEAR
                        && t.scenario().equals(scenario)
                        && t.paper().equals(String.valueOf(year)));
        return here ? paper(Target.Measure.PEAK_VALUE, CO2, scenario, 0, "", "") : Optional.empty();
    }

    private void structure() {
        for (String scenario : scenarios()) {
            for (int year : years()) {
                for (String fuel : reproduction.fuels(MTCE)) {
                    Optional<Reproduction.Row> paper = paper(Target.Measure.SHARE, MTCE, scenario, year, "", fuel);
                    Optional<Reproduction.Row> bound =
                            paper(Target.Measure.SHARE_AT_MOST, MTCE, scenario, year, "", fuel);
                    double ours = share(scenario, MTCE, year, "", fuel);
                    add(STRUCTURE, scenario + " " + year, fuel, year, "%", ours, paper.isEmpty() ? bound : paper);
                }
            }
        }
    }

    private void energy() {
        for (String scenario : scenarios()) {
            for (int year : years()) {
                String group = scenario + " " + year;
                Optional<Reproduction.Row> paper = paper(Target.Measure.VALUE, MTCE, scenario, year, "", "");
                add(ENERGY, group, "all industry", year, "Mtce", value(scenario, MTCE, year, "", ""), paper);
                for (String industry : reproduction.industries(MTCE)) {
                    double ours = value(scenario, MTCE, year, industry, "");
                    add(ENERGY, group, industry, year, "Mtce", ours, Optional.empty());
                }
            }
        }
    }

    private void savings() {
        String reference = given.reference().name();
        for (String scenario : scenarios()) {
            if (scenario.equals(reference) || !reproduction.scenarios().contains(reference)) {
                continue;
            }
            for (int year : years()) {
                if (year == given.years().alignment()) {
                    continue;
                }
                String group = scenario + " " + year;
                double all = value(reference, CO2, year, "", "") - value(scenario, CO2, year, "", "");
                Map<String, Double> savings = new LinkedHashMap<>();
                for (String industry : reproduction.industries(CO2)) {
                    double cut = value(reference, CO2, year, industry, "") - value(scenario, CO2, year, industry, "");
                    Optional<Reproduction.Row> paper =
                            paper(Target.Measure.REDUCTION_SHARE, CO2, scenario, year, industry, "");
                    add(REDUCTION, group, industry, year, "%", 100 * cut / all, paper);
                    double saved =
                            value(reference, MTCE, year, industry, "") - value(scenario, MTCE, year, industry, "");
                    savings.put(industry, saved);
                }
                saving(scenario, year, savings);
            }
        }
    }

    /** The figure has no printed numbers; the text names who saves most and second most, which a note compares. */
    private void saving(String scenario, int year, Map<String, Double> savings) {
        savings.forEach((industry, saved) -> {
            if (!Double.isFinite(saved)) {
                return;
            }
            long rank = 1 + savings.values().stream().filter(s -> s > saved).count();
            Optional<Reproduction.Row> named = rows.stream()
                    .filter(row -> row.target().scenario().equals(scenario)
                            && row.target().year() == year
                            && RANKS.containsKey(row.target().measure())
                            && row.target().paper().equals(industry))
                    .findFirst();
            String note = named.map(row -> "no number is printed; the text names it as the industry that saves "
                            + RANKS.get(row.target().measure()) + "; ours is number " + rank + " of "
                            + savings.size())
                    .orElse("no number is printed");
            String basis = named.map(row -> row.target().basis()).orElse("");
            items.add(new Item(SAVING, scenario + " " + year, industry, year, "Mtce", saved, Double.NaN, basis, note));
        });
    }
}
