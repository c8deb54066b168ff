package org.cgeleap.calibration;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.cgeleap.calibration.casefile.CapitalBounds;
import org.cgeleap.calibration.casefile.Case;
import org.cgeleap.calibration.casefile.CaseException;
import org.cgeleap.calibration.casefile.CaseReader;
import org.cgeleap.calibration.casefile.Finding;
import org.cgeleap.calibration.casefile.FittedFile;
import org.cgeleap.calibration.casefile.FittedValue;
import org.cgeleap.calibration.casefile.InputException;
import org.cgeleap.calibration.casefile.LinkFile;
import org.cgeleap.calibration.casefile.ParameterTable;
import org.cgeleap.calibration.casefile.PriceResponse;
import org.cgeleap.calibration.casefile.ScenarioSpec;
import org.cgeleap.calibration.energy.EnergyData;
import org.cgeleap.calibration.energy.EnergyFiles;
import org.cgeleap.iotables.account.BaseTable;
import org.cgeleap.iotables.balance.ContradictoryTotalsException;
import org.cgeleap.iotables.read.InvalidInputException;
import org.cgeleap.iotables.table.ColumnRole;
import org.cgeleap.iotables.table.IoTable;
import org.cgeleap.iotables.table.Label;
import org.cgeleap.leap.AreaModel;
import org.cgeleap.leap.area.AreaException;
import org.cgeleap.leap.area.AreaReader;
import org.cgeleap.leap.area.BranchKind;
import org.cgeleap.leap.area.LeapArea;
import org.jspecify.annotations.Nullable;

/**
 * Everything a case folder says, read and checked in one go: what is wrong in any part is reported together.
 * @param given the case
 * @param table base-year table, in the source's and in the case's sectors
 * @param energy data of the energy accounts
 * @param area LEAP area
 * @param link between LEAP's branches and the sectors
 * @param fitted values that stand in place of their priors, in parameters and area
 * @param compiled the area for LEAP scenarios, by name, as far as reading compiled it; the rest is compiled when needed
 */
public record CaseInputs(
        Case given,
        BaseTable table,
        EnergyData energy,
        LeapArea area,
        LinkFile link,
        List<FittedValue> fitted,
        Map<String, AreaModel> compiled) {
    /**
     * Copies the collections.
     * @param given the case
     * @param table base-year table, in the source's and in the case's sectors
     * @param energy data of the energy accounts
     * @param area LEAP area
     * @param link between LEAP's branches and the sectors
     * @param fitted values that stand in place of their priors, in parameters and area
     * @param compiled the area for LEAP scenarios, by name, as far as reading compiled it
     */
    public CaseInputs {
        fitted = List.copyOf(fitted);
        compiled = Map.copyOf(compiled);
    }

    /** A further part of a case that its user reads: says what is wrong by an {@link InputException}. */
    @FunctionalInterface
    public interface FurtherPart {
        /**
         * Reads the part.
         * @param given the case, as far as it could be read
         */
        void read(Case given);
    }

    /**
     * {@return a case with its fitted values}
     * @param folder of the case
     * @param home folder of the checkout, with the bundled tables
     * @param set numbers with other values, by name ({@link NumberNames})
     * @throws InputException with every finding of every part
     */
    public static CaseInputs read(Path folder, Path home, Map<String, Double> set) {
        return read(folder, home, set, List.of());
    }

    /**
     * {@return a case with its fitted values} What is wrong with further parts of its folder is said together with it.
     * @param folder of the case
     * @param home folder of the checkout, with the bundled tables
     * @param set numbers with other values, by name ({@link NumberNames})
     * @param further parts that the caller reads
     * @throws InputException with every finding of every part
     */
    public static CaseInputs read(Path folder, Path home, Map<String, Double> set, List<FurtherPart> further) {
        return read(folder, home, set, true, further);
    }

    /** Keys of parameter files are set as these are read, other numbers afterwards. */
    private static CaseInputs read(
            Path folder, Path home, Map<String, Double> set, boolean fitted, List<FurtherPart> further) {
        Map<String, Double> keys = new TreeMap<>(set);
        keys.keySet().removeIf(NumberNames::beside);
        CaseInputs inputs = new Reader(folder, home).read(CaseReader.reading(folder, keys, fitted), further);
        return NumberNames.set(inputs, set, keys.keySet());
    }

    /**
     * {@return a case without its fitted values, as a fit starts}
     * @param folder of the case
     * @param home folder of the checkout, with the bundled tables
     * @param set numbers with other values, by name ({@link NumberNames})
     * @throws InputException with every finding of every part
     */
    public static CaseInputs readPriors(Path folder, Path home, Map<String, Double> set) {
        return read(folder, home, set, false, List.of());
    }

    /**
     * {@return a copy with other numbers in the parameters and in the LEAP area}
     * @param values that take the place of the numbers they name
     * @throws CaseException for a number the case does not have
     */
    public CaseInputs with(List<FittedValue> values) {
        List<Finding> findings = new ArrayList<>();
        String file = given.parts().getOrDefault(FittedFile.PART, FittedFile.PART);
        Case other = given.with(given.parameters().withFitted(values, file, findings));
        LeapArea otherArea = FittedArea.of(area, values, file, findings);
        if (!findings.isEmpty()) {
            throw new CaseException(findings);
        }
        return new CaseInputs(other, table, energy, otherArea, link, values, Map.of());
    }

    /**
     * {@return a copy with another macro closure at some places}
     * @param chosen choice by place, in the words of {@code closures:}
     * @throws InputException for a word that is no closure
     */
    public CaseInputs withClosures(Map<String, String> chosen) {
        try {
            return chosen.isEmpty()
                    ? this
                    : new CaseInputs(given.withClosures(chosen), table, energy, area, link, fitted, compiled);
        } catch (CaseException e) {
            throw new InputException(e.findings().stream().map(Finding::message).toList());
        }
    }

    /**
     * {@return a copy with other parameters; nothing is read again}
     * @param parameters that take the place of the case's
     */
    public CaseInputs with(ParameterTable parameters) {
        return new CaseInputs(given.varied(parameters), table, energy, area, link, fitted, compiled);
    }

    /** Collects what is wrong part by part. */
    private static final class Reader {
        private final Path folder;
        private final Path home;
        private final List<String> messages = new ArrayList<>();
        private String tables = Case.TABLES;
        private String leap = Case.LEAP;

        Reader(Path folder, Path home) {
            this.folder = folder;
            this.home = home;
        }

        CaseInputs read(CaseReader.Reading parameters, List<FurtherPart> further) {
            parameters.findings().forEach(f -> messages.add(f.message()));
            if (parameters.read().isEmpty()) {
                throw new InputException(messages);
            }
            Case given = parameters.read().get();
            tables = given.name(Case.TABLES);
            leap = given.name(Case.LEAP);
            boolean sound = messages.isEmpty();
            // the longest two parts, table and area, need nothing of each other
            CompletableFuture<BaseTable> reading = CompletableFuture.supplyAsync(() -> BaseTable.of(
                    given.part(Case.TABLES),
                    home.resolve("io-tables/tables"),
                    given.years().base()));
            EnergyData energy = part(() -> EnergyFiles.read(given));
            CapitalBounds bounds = part(() -> CapitalBounds.of(given));
            List<Finding> findings = new ArrayList<>();
            List<FittedValue> fitted = sound ? fitted(given) : List.of();
            String fittedFile = given.parts().getOrDefault(FittedFile.PART, "");
            LeapArea area =
                    part(() -> FittedArea.of(AreaReader.read(given.part(Case.LEAP)), fitted, fittedFile, findings));
            LinkFile link = LinkFile.read(given, findings);
            Map<String, AreaModel> compiled = area == null ? Map.of() : checkArea(given, area, link, findings);
            if (energy != null) {
                GenerationCheck.check(given, energy, findings);
            }
            findings.forEach(f -> messages.add(f.message()));
            BaseTable table = part(() -> joined(reading));
            if (table != null) {
                negativeFlows(table.table());
                depreciationRow(given, bounds, table.aggregate());
                sectors(given, table.aggregate());
            }
            for (FurtherPart one : further) {
                part(() -> {
                    one.read(given);
                    return given;
                });
            }
            if (!messages.isEmpty() || table == null || energy == null || area == null) {
                // a file that two parts read is found wrong by both
                throw new InputException(List.copyOf(new LinkedHashSet<>(messages)));
            }
            return new CaseInputs(given, table, energy, area, link, fitted, compiled);
        }

        private Map<String, AreaModel> checkArea(Case given, LeapArea area, LinkFile link, List<Finding> findings) {
            Map<String, AreaModel> compiled = new HashMap<>();
            given.scenarios().stream()
                    .map(ScenarioSpec::leap)
                    .filter(s -> !s.isEmpty())
                    .distinct()
                    .forEach(s -> part(() -> compiled.computeIfAbsent(s, name -> AreaModel.compile(area, name))));
            int[] years = area.years().years();
            if (years[0] != given.years().base()
                    || years[years.length - 1] < given.years().horizon()) {
                findings.add(new Finding(
                        given.name(Case.LEAP) + "/area.yaml",
                        0,
                        "years",
                        years[0] + " to " + years[years.length - 1],
                        "from the case's base year " + given.years().base() + " to its horizon "
                                + given.years().horizon() + " or later"));
            }
            checkLink(given, area, link, findings);
            checkResponses(given, area, link, findings);
            PowerLinkCheck.check(given, area, findings);
            PolicyYearsCheck.check(given, years[years.length - 1], findings);
            return compiled;
        }

        /** What was read beside; what was wrong with it is thrown as if read here. */
        private static BaseTable joined(CompletableFuture<BaseTable> reading) {
            try {
                return reading.join();
            } catch (CompletionException e) {
                throw e.getCause() instanceof RuntimeException cause ? cause : e;
            }
        }

        private void sectors(Case given, IoTable table) {
            given.sectors().forEach(s -> {
                if (table.sectors().stream().noneMatch(l -> l.code().equals(s.code()))) {
                    messages.add(given.name(Case.SECTORS) + ", " + s.code() + ": found no such sector in the table;"
                            + " expected one that " + given.name(Case.TABLES) + "/concordance.csv leads to");
                }
            });
        }

        private List<FittedValue> fitted(Case given) {
            String file = given.parts().getOrDefault(FittedFile.PART, "");
            // what is wrong in the file itself was found with the parameters
            return file.isEmpty() ? List.of() : FittedFile.read(folder, file, new ArrayList<>());
        }

        private void depreciationRow(Case given, @Nullable CapitalBounds bounds, IoTable table) {
            if (bounds != null) {
                bounds.depreciationRow()
                        .filter(row -> table.valueAddedRow(row) < 0)
                        .ifPresent(row -> messages.add(given.parts().get(CapitalBounds.PART) + ", account: found " + row
                                + "; expected the table's row of depreciation, one of "
                                + table.valueAddedRows().stream()
                                        .map(Label::code)
                                        .toList()));
            }
        }

        /** Flows that a price and a share cannot describe when they are negative; stocks and taxes may be. */
        private void negativeFlows(IoTable table) {
            for (int i = 0; i < table.size(); i++) {
                String row = table.sectors().get(i).code();
                for (int j = 0; j < table.size(); j++) {
                    refuseNegative(row, table.sectors().get(j).code(), table.intermediate(i, j));
                }
                for (int k = 0; k < table.columns().size(); k++) {
                    ColumnRole role = table.columns().get(k).role();
                    if (role.isTrade() && role != ColumnRole.NET_OUTFLOW) {
                        refuseNegative(row, table.columns().get(k).code(), table.finalUse(i, k));
                    }
                }
                refuseNegative(row, "output", table.output(i));
            }
        }

        private void refuseNegative(String row, String column, double value) {
            if (value < 0) {
                messages.add(tables + "/table.csv, row " + row + ", column " + column + ": found a flow of " + value
                        + "; expected zero or more (only changes in stocks and net taxes may be negative);"
                        + " correct the sign or move the entry to where it belongs");
            }
        }

        private void checkLink(Case given, LeapArea area, LinkFile link, List<Finding> findings) {
            String file = given.name(Case.LEAP) + "/link.csv";
            for (LinkFile.Row row : link.rows()) {
                if (area.branches().stream().noneMatch(b -> b.path().equals(row.branch()))) {
                    findings.add(new Finding(
                            file,
                            row.line(),
                            "leap_branch",
                            row.branch(),
                            "a branch of " + given.name(Case.LEAP) + "/branches.csv"));
                }
                if (link.industryOf(row.branch()).isEmpty()) {
                    findings.add(new Finding(
                            file,
                            row.line(),
                            "leap_branch",
                            row.branch() + ", which lies in no industry of " + given.name(Case.ENERGY)
                                    + "/industries.csv",
                            "a branch below one of "
                                    + link.industries().stream()
                                            .map(LinkFile.Industry::branch)
                                            .toList()));
                }
            }
            area.branches().stream()
                    .filter(b -> b.kind() == BranchKind.FUEL)
                    .filter(b -> link.rows().stream()
                                    .filter(r -> b.path().startsWith(r.branch() + "\\"))
                                    .count()
                            != 1)
                    .forEach(b -> findings.add(new Finding(
                            file,
                            0,
                            "leap_branch",
                            "the fuel use " + b.path() + " below no row or more than one",
                            "every fuel use below exactly one row, so that it belongs to one sector")));
        }

        /** A response of technologies needs its strength, and technologies to choose between. */
        private void checkResponses(Case given, LeapArea area, LinkFile link, List<Finding> findings) {
            for (LinkFile.Row row : link.rows()) {
                if (row.response() != PriceResponse.TECHNOLOGY) {
                    continue;
                }
                if (!given.parameters().has(LinkFile.LOGIT, "")
                        && !given.parameters().has(LinkFile.LOGIT + "." + row.sector(), "")) {
                    findings.add(new Finding(
                            given.name(Case.LEAP) + "/link.csv",
                            row.line(),
                            "price_response",
                            "technology without its strength",
                            "a row " + LinkFile.LOGIT + " or " + LinkFile.LOGIT + "." + row.sector()
                                    + " in a parameter file"));
                }
                boolean choice = area.branches().stream()
                        .filter(b -> b.kind() == BranchKind.PROCESS)
                        .filter(b -> b.path().equals(row.branch()) || b.path().startsWith(row.branch() + "\\"))
                        .anyMatch(p -> area.branches().stream()
                                        .filter(b -> b.kind() == BranchKind.TECHNOLOGY
                                                && b.parentPath().equals(p.path()))
                                        .count()
                                > 1);
                if (!choice) {
                    findings.add(new Finding(
                            given.name(Case.LEAP) + "/link.csv",
                            row.line(),
                            "price_response",
                            "technology, but no process of " + row.branch() + " has two technologies",
                            "ces or none, or a second technology in " + given.name(Case.LEAP) + "/branches.csv"));
                }
            }
        }

        private <T> @Nullable T part(Supplier<T> reading) {
            try {
                return reading.get();
            } catch (CaseException e) {
                e.findings().forEach(f -> messages.add(f.message()));
            } catch (AreaException e) {
                e.findings().forEach(f -> messages.add(leap + "/" + f));
            } catch (InvalidInputException e) {
                e.findings().forEach(f -> messages.add(tables + "/" + f));
            } catch (ContradictoryTotalsException e) {
                messages.add("tables: " + e.getMessage());
            } catch (InputException e) {
                messages.addAll(e.messages());
            }
            return null;
        }
    }
}
