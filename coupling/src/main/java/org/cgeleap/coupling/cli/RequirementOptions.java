package org.cgeleap.coupling.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.cgeleap.iotables.table.IoTable;
import org.cgeleap.iotables.update.BalanceRequirements;
import org.cgeleap.iotables.update.RequirementFiles;
import picocli.CommandLine.Option;

/** Files that say what a balanced table has to meet. */
final class RequirementOptions {
    @Option(
            names = "--totals",
            paramLabel = "FILE",
            description =
                    "side,code,total; side: output, column, row, intermediate-use, imports, intermediate-input, value-added."
                            + " An output may be `free`. Sectors without a line keep the output the table states.")
    private Optional<Path> totals = Optional.empty();

    @Option(
            names = "--fixed",
            paramLabel = "FILE",
            description = "row,column,value; cells that do not move. A blank value is the table's own.")
    private Optional<Path> fixed = Optional.empty();

    @Option(
            names = "--constraints",
            paramLabel = "FILE",
            description = "name,row,column,coefficient,total; lines of one name add up to its total.")
    private Optional<Path> constraints = Optional.empty();

    @Option(
            names = "--signs",
            paramLabel = "FILE",
            description = "row,column,sign; keep (default), +, - or any. Only least-squares lets signs change.")
    private Optional<Path> signs = Optional.empty();

    @Option(
            names = "--looseness",
            paramLabel = "FILE",
            description = "row,column,key,value,basis,note; how readily cells move, 1 where no line applies, 0 fixed.")
    private Optional<Path> looseness = Optional.empty();

    BalanceRequirements read(IoTable table) {
        return RequirementFiles.read(table, totals, fixed, constraints, signs, looseness);
    }

    boolean totalsGiven() {
        return totals.isPresent();
    }
}
