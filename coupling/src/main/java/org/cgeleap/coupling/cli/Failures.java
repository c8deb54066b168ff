package org.cgeleap.coupling.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.cgeleap.calibration.casefile.InputException;
import org.cgeleap.iotables.balance.ContradictoryTotalsException;
import org.cgeleap.iotables.read.InvalidInputException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Says what went wrong in words; a stack trace only where the fault is ours. */
final class Failures implements IExecutionExceptionHandler {
    @Override
    public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
        PrintWriter err = command.getErr();
        if (e instanceof InputException input) {
            err.println(input.getMessage());
            return ExitStatus.INPUT;
        }
        if (e instanceof InvalidInputException || e instanceof ContradictoryTotalsException) {
            err.println(e.getMessage());
            return ExitStatus.INPUT;
        }
        if (e instanceof java.io.IOException) {
            err.println("cannot read or write: " + e.getMessage() + " ("
                    + e.getClass().getSimpleName() + ")");
            return ExitStatus.INPUT;
        }
        err.println("cgeleap failed in a way it should not: " + e);
        StringWriter trace = new StringWriter();
        e.printStackTrace(new PrintWriter(trace));
        err.println(trace);
        err.println("Please report this with the case and the command.");
        return ExitStatus.FAILED;
    }
}
