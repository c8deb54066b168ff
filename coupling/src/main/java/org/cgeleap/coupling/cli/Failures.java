package org.cgeleap.coupling.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
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
        if (e instanceof java.io.IOException unread) {
            err.println(words(unread));
            return ExitStatus.INPUT;
        }
        err.println("cgeleap failed in a way it should not: " + e);
        StringWriter trace = new StringWriter();
        e.printStackTrace(new PrintWriter(trace));
        err.println(trace);
        err.println("Please report this with the case and the command.");
        return ExitStatus.FAILED;
    }

    /** The file, what was found of it and what to do; exceptions of the file system say their kind by their class alone. */
    private static String words(java.io.IOException e) {
        String message = String.valueOf(e.getMessage());
        if (e instanceof NoSuchFileException missing) {
            return missing.getFile() + ": found no such file or folder, and none can be made there; name another";
        }
        if (e instanceof AccessDeniedException denied) {
            return denied.getFile() + ": found no right to read or write it; change its rights or name another";
        }
        if (e instanceof FileAlreadyExistsException there) {
            return there.getFile() + ": found a file where a folder is needed; move it or name another folder";
        }
        return "cannot read or write: " + message
                + "; see that the file is there, that it may be read or written, and that" + " the disk is not full";
    }
}
