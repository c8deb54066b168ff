package org.cgeleap.coupling.batch;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cgeleap.calibration.casefile.InputException;
import org.cgeleap.coupling.results.ResultRow;

/**
 * An output that is read off every run: {@code [MODEL.]VARIABLE[ITEMS]@SCENARIO@YEAR}, for example
 * {@code carbon_price@PP-NZES@2060}, {@code output_index[ISM]@RS@2030}, {@code cge.energy_use[ISM,coal]@RS@2060}. ITEMS
 * are sector, fuel and technology, as far as the variable has them. {@code A/B} is a ratio of two variables,
 * {@code SCENARIO:OTHER} the difference of two scenarios, YEAR may be {@code peak} or {@code peak_year}, and
 * {@code 2025-2060:5} stands for several outputs.
 *
 * @param name as written, one year a name
 * @param of numerator
 * @param over denominator; empty variable for none
 * @param scenario read
 * @param minus scenario subtracted, empty for none
 * @param year read, 0 for the largest of all years, −1 for the year of the largest
 */
public record Watched(String name, Item of, Item over, String scenario, String minus, int year) {
    private static final Pattern FORM = Pattern.compile("([^@]+)@([^@:]+)(?::([^@]+))?@([^@]+)");
    private static final Pattern ITEM = Pattern.compile("(?:(cge|leap|coupled)\\.)?([a-z0-9_]+)(?:\\[([^\\]]*)\\])?");
    private static final Pattern YEARS = Pattern.compile("(\\d{4})(?:-(\\d{4})(?::(\\d+))?)?");
    private static final int PEAK = 0;
    private static final int PEAK_YEAR = -1;

    /**
     * A variable with its items.
     *
     * @param model cge, leap, coupled, or empty for whichever has it
     * @param variable of the results; empty for none
     * @param items that a row has, no others, in any order
     */
    public record Item(String model, String variable, TreeSet<String> items) {
        boolean is(ResultRow row) {
            return row.variable().equals(variable)
                    && (model.isEmpty() || row.model().equals(model))
                    && has(row.sector())
                    && has(row.fuel())
                    && has(row.technology())
                    && items.size() == count(row.sector(), row.fuel(), row.technology());
        }

        private boolean has(String item) {
            return item.isEmpty() || items.contains(item);
        }

        /** How many different ones are not empty. */
        private static int count(String sector, String fuel, String technology) {
            return (sector.isEmpty() ? 0 : 1)
                    + (fuel.isEmpty() || fuel.equals(sector) ? 0 : 1)
                    + (technology.isEmpty() || technology.equals(sector) || technology.equals(fuel) ? 0 : 1);
        }

        String words() {
            return (model.isEmpty() ? "" : model + " ")
                    + variable.replace('_', ' ').replace("co2", "CO2").replaceAll("\\bgdp\\b", "GDP")
                    + (items.isEmpty() ? "" : " [" + String.join(", ", items) + "]");
        }
    }

    /**
     * Reads outputs as written.
     *
     * @param texts each of the form above; one may stand for several years
     * @return outputs in the order of the texts, one a year
     * @throws InputException with everything that is not of the form
     */
    public static List<Watched> parse(Collection<String> texts) {
        List<Watched> watched = new ArrayList<>();
        List<String> wrong = new ArrayList<>();
        for (String text : texts) {
            Matcher m = FORM.matcher(text.replace(" ", ""));
            String[] parts = m.matches() ? m.group(1).split("/", 2) : new String[0];
            Matcher of = ITEM.matcher(parts.length > 0 ? parts[0] : "@");
            Matcher over = ITEM.matcher(parts.length > 1 ? parts[1] : "none");
            if (!m.matches() || !of.matches() || !over.matches() || !years(m, of, over, parts.length > 1, watched)) {
                wrong.add("watch: found " + text + "; expected VARIABLE[ITEMS]@SCENARIO@YEAR, such as"
                        + " carbon_price@PP-NZES@2060 or output_index[ISM]@RS:PP-NZES@2025-2060:5");
            }
        }
        if (!wrong.isEmpty()) {
            throw new InputException(wrong);
        }
        return List.copyOf(watched);
    }

    private static boolean years(Matcher m, Matcher of, Matcher over, boolean ratio, List<Watched> watched) {
        String minus = m.group(3) == null ? "" : m.group(3);
        Item none = new Item("", "", new TreeSet<>());
        String stem = m.group(1) + "@" + m.group(2) + (minus.isEmpty() ? "" : ":" + minus) + "@";
        String when = m.group(4);
        if (when.equals("peak") || when.equals("peak_year")) {
            watched.add(new Watched(
                    stem + when,
                    item(of),
                    ratio ? item(over) : none,
                    m.group(2),
                    minus,
                    when.equals("peak") ? PEAK : PEAK_YEAR));
            return true;
        }
        Matcher years = YEARS.matcher(when);
        if (!years.matches()) {
            return false;
        }
        int from = Integer.parseInt(years.group(1));
        int to = years.group(2) == null ? from : Integer.parseInt(years.group(2));
        int by = years.group(3) == null ? 1 : Integer.parseInt(years.group(3));
        if (by < 1 || to < from) {
            return false;
        }
        for (int year = from; year <= to; year += by) {
            watched.add(new Watched(stem + year, item(of), ratio ? item(over) : none, m.group(2), minus, year));
        }
        return true;
    }

    private static Item item(Matcher m) {
        TreeSet<String> items = new TreeSet<>();
        if (m.group(3) != null) {
            items.addAll(List.of(m.group(3).split(",")));
        }
        return new Item(m.group(1) == null ? "" : m.group(1), m.group(2), items);
    }

    /**
     * In words, as a sentence names it.
     *
     * @return a phrase with variable, items, scenario and year
     */
    public String words() {
        String when = year == PEAK ? "at its peak" : year == PEAK_YEAR ? "" : "in " + year;
        return (year == PEAK_YEAR ? "year of the largest " : "") + pathWords() + (when.isEmpty() ? "" : " " + when);
    }

    /** {@return the path in words, without the year} */
    public String pathWords() {
        return of.words() + (over.variable().isEmpty() ? "" : " over " + over.words()) + " of " + scenario
                + (minus.isEmpty() ? "" : " less " + minus);
    }

    /** {@return name without the year: outputs of one path share it} */
    public String stem() {
        return name.substring(0, name.lastIndexOf('@'));
    }

    /**
     * Scenarios that must be run for it.
     *
     * @return one, or two for a difference
     */
    public List<String> scenarios() {
        return minus.isEmpty() ? List.of(scenario) : List.of(scenario, minus);
    }

    /**
     * The values of all outputs in one pass.
     *
     * @param watched outputs
     * @param rows of every scenario of a run
     * @return one for each, NaN where no row is of it
     */
    public static double[] values(List<Watched> watched, List<ResultRow> rows) {
        Map<String, List<Path>> paths = new LinkedHashMap<>();
        Map<Use, Map<Integer, Double>> found = new LinkedHashMap<>();
        for (Watched w : watched) {
            for (String scenario : w.scenarios()) {
                for (Item item : w.over.variable().isEmpty() ? List.of(w.of) : List.of(w.of, w.over)) {
                    Use use = new Use(scenario, item);
                    if (!found.containsKey(use)) {
                        Map<Integer, Double> byYear = new LinkedHashMap<>();
                        found.put(use, byYear);
                        paths.computeIfAbsent(item.variable(), v -> new ArrayList<>())
                                .add(new Path(use, byYear));
                    }
                }
            }
        }
        for (ResultRow row : rows) {
            for (Path path : paths.getOrDefault(row.variable(), List.of())) {
                if (row.scenario().equals(path.use().scenario())
                        && path.use().item().is(row)) {
                    path.byYear().putIfAbsent(row.year(), row.value());
                }
            }
        }
        return watched.stream().mapToDouble(w -> w.value(found)).toArray();
    }

    /** Whether any of the rows is of an output. */
    static boolean any(List<Watched> watched, List<ResultRow> rows) {
        Set<String> variables = new HashSet<>();
        watched.forEach(w -> {
            variables.add(w.of.variable());
            variables.add(w.over.variable());
        });
        return rows.stream()
                .filter(r -> variables.contains(r.variable()))
                .anyMatch(r -> watched.stream().anyMatch(w -> w.of.is(r) || w.over.is(r)));
    }

    /**
     * {@return the units of the outputs, as far as the rows tell them}
     *
     * @param watched outputs
     * @param rows of a run; of every scenario the outputs name
     */
    public static List<String> units(List<Watched> watched, List<ResultRow> rows) {
        Map<Item, String> units = new HashMap<>();
        Map<String, List<Item>> byVariable = new HashMap<>();
        watched.stream()
                .flatMap(w -> Stream.of(w.of, w.over))
                .distinct()
                .forEach(item -> byVariable
                        .computeIfAbsent(item.variable(), v -> new ArrayList<>())
                        .add(item));
        for (ResultRow row : rows) {
            for (Item item : byVariable.getOrDefault(row.variable(), List.of())) {
                if (!units.containsKey(item) && item.is(row)) {
                    units.put(item, row.unit());
                }
            }
        }
        return watched.stream().map(w -> w.unit(units)).toList();
    }

    private String unit(Map<Item, String> units) {
        String own = units.getOrDefault(of, "");
        if (year == PEAK_YEAR) {
            return "year";
        }
        String below = units.getOrDefault(over, "");
        return over.variable().isEmpty() ? own : own.equals(below) ? "share" : own + " / " + below;
    }

    /**
     * {@return the output in the year of its peak, if it is the peak of one scenario; any other as it is}
     *
     * @param rows of a run, among which the peak is sought
     */
    public Watched settled(List<ResultRow> rows) {
        if (year != PEAK || !minus.isEmpty()) {
            return this;
        }
        Watched when = new Watched(name, of, over, scenario, minus, PEAK_YEAR);
        double at = values(List.of(when), rows)[0];
        return Double.isNaN(at) ? this : new Watched(name, of, over, scenario, minus, (int) at);
    }

    /**
     * {@return whether a row is read for any of the outputs}
     *
     * @param watched outputs
     */
    public static Predicate<ResultRow> reads(List<Watched> watched) {
        Map<String, List<Watched>> byVariable = new LinkedHashMap<>();
        for (Watched w : watched) {
            byVariable.computeIfAbsent(w.of.variable(), v -> new ArrayList<>()).add(w);
            byVariable
                    .computeIfAbsent(w.over.variable(), v -> new ArrayList<>())
                    .add(w);
        }
        return row -> {
            for (Watched w : byVariable.getOrDefault(row.variable(), List.of())) {
                if (w.reads(row)) {
                    return true;
                }
            }
            return false;
        };
    }

    private boolean reads(ResultRow row) {
        return (year <= 0 || year == row.year())
                && (row.scenario().equals(scenario) || row.scenario().equals(minus))
                && (of.is(row) || over.is(row));
    }

    private record Use(String scenario, Item item) {}

    private record Path(Use use, Map<Integer, Double> byYear) {}

    private double value(Map<Use, Map<Integer, Double>> found) {
        double own = one(scenario, found);
        return minus.isEmpty() ? own : own - one(minus, found);
    }

    private double one(String which, Map<Use, Map<Integer, Double>> found) {
        Map<Integer, Double> path = found.getOrDefault(new Use(which, of), Map.of());
        Map<Integer, Double> below =
                over.variable().isEmpty() ? Map.of() : found.getOrDefault(new Use(which, over), Map.of());
        if (year > 0) {
            double value = path.getOrDefault(year, Double.NaN);
            return over.variable().isEmpty() ? value : value / below.getOrDefault(year, Double.NaN);
        }
        double largest = Double.NEGATIVE_INFINITY;
        int at = 0;
        for (Map.Entry<Integer, Double> e : path.entrySet()) {
            double v = over.variable().isEmpty()
                    ? e.getValue()
                    : e.getValue() / below.getOrDefault(e.getKey(), Double.NaN);
            if (v > largest) {
                largest = v;
                at = e.getKey();
            }
        }
        return at == 0 ? Double.NaN : year == PEAK ? largest : at;
    }
}
