package org.cgeleap.coupling.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.cgeleap.calibration.casefile.Case;
import org.cgeleap.calibration.casefile.CaseReader;
import org.cgeleap.calibration.casefile.InputException;
import org.cgeleap.coupling.results.AreaFiles;
import org.cgeleap.coupling.results.LeapInputsFile;
import org.cgeleap.coupling.results.OutputFolder;
import org.cgeleap.leap.AreaCheck;
import org.cgeleap.leap.AreaInputs;
import org.cgeleap.leap.AreaModel;
import org.cgeleap.leap.AreaResult;
import org.cgeleap.leap.area.AreaException;
import org.cgeleap.leap.area.AreaReader;
import org.cgeleap.leap.area.LeapArea;
import org.cgeleap.leap.area.Region;
import org.cgeleap.leap.area.Scenario;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The bottom-up side alone. */
@Command(
        name = "leap",
        description = "Evaluates a LEAP area alone; what the economy would give it stays at the area's own paths, or at"
                + " those of a coupled run (--inputs).",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Example: cgeleap leap chongqing --scenario RS,AP-NZES --out leap-out",
            "         cgeleap leap my-area --set 'Key\\Interest Rate=0.05' --reference RS"
        })
final class LeapCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "CASE|AREA",
            completionCandidates = Candidates.Cases.class,
            description = "Case folder, name of a bundled case, or folder of an area (it holds area.yaml).")
    private String given = "";

    @Option(
            names = "--scenario",
            split = ",",
            paramLabel = "NAME",
            description = "Scenarios to evaluate, separated by commas. Default: all but Current Accounts.")
    private Set<String> scenarios = new LinkedHashSet<>();

    @Option(
            names = "--reference",
            paramLabel = "NAME",
            description = "Scenario the others are compared with. Default: the first after Current Accounts.")
    private String reference = "";

    @Option(names = "--out", paramLabel = "DIR", description = "Output folder. Default: cgeleap-out/<case>-leap.")
    private Path out = Path.of("");

    @Option(
            names = "--inputs",
            paramLabel = "DIR",
            description = "Output folder of a coupled run: what it gave to the area is given again.")
    private Path inputs = Path.of("");

    @Option(
            names = "--discount-rate",
            paramLabel = "R",
            description = "Real rate of present values, a fraction a year. Default: ${DEFAULT-VALUE}.")
    private double rate = 0.05;

    @Mixin
    private AreaSetOption set = new AreaSetOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        Path folder = areaFolder();
        try {
            return evaluate(folder);
        } catch (AreaException e) {
            throw new InputException(e.findings().stream()
                    .map(f -> folder.resolve(f.toString()).toString())
                    .toList());
        } catch (IllegalArgumentException e) {
            throw new InputException(List.of(String.valueOf(e.getMessage())));
        }
    }

    private Path areaFolder() {
        Path own = Path.of(given);
        if (Files.exists(own.resolve("area.yaml"))) {
            return own;
        }
        Path folder = CaseLocation.of(given);
        return folder.resolve(CaseReader.name(folder, Case.LEAP));
    }

    private int evaluate(Path folder) throws IOException {
        if (!(rate > -1)) {
            throw new InputException(List.of("--discount-rate: found " + rate + "; expected above -1, e.g. 0.05"));
        }
        LeapArea area = AreaReader.read(folder);
        List<String> names = names(area);
        String compared = reference.isEmpty()
                ? area.scenarios().get(Math.min(1, area.scenarios().size() - 1)).name()
                : known(area, reference, "--reference");
        boolean several = area.regions().size() > 1;
        List<AreaCheck> checks = new ArrayList<>();
        Path to = out.toString().isEmpty()
                ? Path.of("cgeleap-out").resolve(CaseLocation.name(Path.of(given)) + "-leap")
                : out;
        PrintWriter err = spec.commandLine().getErr();
        for (Region region : area.regions()) {
            List<AreaResult> results = new ArrayList<>();
            for (String name : names) {
                results.add(result(area, name, region));
            }
            Optional<AreaResult> known = results.stream()
                    .filter(r -> r.model().scenario().equals(compared))
                    .findFirst();
            AreaResult base = known.isPresent() ? known.get() : result(area, compared, region);
            OutputFolder output = new OutputFolder(several ? to.resolve(region.name()) : to);
            checks.addAll(new AreaFiles(folder, results, base, rate).write(output, options(region)));
            results.forEach(r -> err.println(summary(r, several ? region.name() + " " : "")));
        }
        List<AreaCheck> failed = checks.stream().filter(c -> !c.pass()).toList();
        err.println(
                checks.size() + " checks, " + failed.size() + " failed" + (failed.isEmpty() ? "" : ": see checks.csv"));
        failed.stream()
                .limit(10)
                .forEach(c -> err.println("  " + c.scenario() + " " + c.year() + " " + c.check() + ", " + c.item()
                        + ": " + c.value() + ", at most " + c.tolerance() + "; " + c.message()));
        err.println("results in " + to);
        err.flush();
        return failed.isEmpty() ? ExitStatus.OK : ExitStatus.FAILED;
    }

    private AreaResult result(LeapArea area, String scenario, Region region) throws IOException {
        AreaModel model = AreaModel.compile(area, scenario, region.name());
        if (!inputs.toString().isEmpty() && !Files.isRegularFile(inputs.resolve(LeapInputsFile.NAME))) {
            throw new InputException(List.of("--inputs: found no " + LeapInputsFile.NAME + " in " + inputs
                    + "; expected the output folder of `cgeleap run`"));
        }
        AreaInputs frozen = inputs.toString().isEmpty()
                ? AreaInputs.none(model)
                : LeapInputsFile.read(inputs.resolve(LeapInputsFile.NAME), scenario, model);
        return model.evaluate(set.on(frozen, model));
    }

    private List<String> names(LeapArea area) {
        if (scenarios.isEmpty()) {
            List<String> all = area.scenarios().stream().map(Scenario::name).toList();
            return all.size() > 1 ? all.subList(1, all.size()) : all;
        }
        return scenarios.stream().map(s -> known(area, s, "--scenario")).toList();
    }

    private static String known(LeapArea area, String name, String option) {
        int index = area.scenarioIndex(name)
                .orElseThrow(() -> new InputException(List.of(option + ": found " + name + "; expected one of "
                        + area.scenarios().stream().map(Scenario::name).toList())));
        return area.scenarios().get(index).name();
    }

    private Map<String, Object> options(Region region) {
        Map<String, Object> options = new LinkedHashMap<>();
        options.put("scenario", scenarios);
        options.put("reference", reference);
        options.put("region", region.name());
        options.put("set", set.given());
        options.put("inputs", inputs.toString());
        options.put("discount_rate", rate);
        return options;
    }

    private static String summary(AreaResult result, String region) {
        int[] years = result.model().years();
        int root = result.model().branchIndex(LeapArea.DEMAND_ROOT);
        int first = years[0];
        int last = years[years.length - 1];
        int peak = Arrays.stream(years)
                .boxed()
                .max((a, b) -> Double.compare(result.co2Total(root, a), result.co2Total(root, b)))
                .orElse(first);
        return String.format(
                Locale.ROOT,
                "%s%-10s energy %.2f Mtce in %d, %.2f in %d; CO2 direct and indirect %.2f Mt, %.2f, highest %.2f in %d",
                region,
                result.model().scenario(),
                result.energy(root, first),
                first,
                result.energy(root, last),
                last,
                result.co2Total(root, first),
                result.co2Total(root, last),
                result.co2Total(root, peak),
                peak);
    }
}
