package org.cgeleap.iotables.read;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.util.Collection;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What is wrong with a YAML file of a table, in the file's words instead of the parser's. */
public final class YamlFinding {
    /** A record's component that the file lacks has its name in the parser's message alone. */
    private static final Pattern LACKING = Pattern.compile("(?:Missing|Null value for) .*?property '(\\w+)'");

    private YamlFinding() {}

    /**
     * Puts a problem of reading into words.
     *
     * @param file name of the file
     * @param problem that the parser met
     * @return where it is (row, key), what was found and what was expected
     */
    public static Finding of(String file, JsonProcessingException problem) {
        int row = problem.getLocation() == null ? 0 : problem.getLocation().getLineNr();
        if (problem instanceof UnrecognizedPropertyException unknown) {
            String known = unknown.getKnownPropertyIds().stream()
                    .map(String::valueOf)
                    .sorted()
                    .collect(Collectors.joining(", "));
            return new Finding(file, row, place(unknown), "a key that nothing reads", "one of the keys " + known);
        }
        if (problem instanceof InvalidFormatException wrong) {
            return new Finding(file, row, place(wrong), String.valueOf(wrong.getValue()), kind(wrong.getTargetType()));
        }
        if (problem instanceof MismatchedInputException other) {
            Matcher lacking = LACKING.matcher(String.valueOf(other.getOriginalMessage()));
            return lacking.find()
                    ? new Finding(file, 0, lacking.group(1), "nothing", "a value for the key " + lacking.group(1))
                    : new Finding(file, row, place(other), "something of another kind", kind(other.getTargetType()));
        }
        return new Finding(file, row, "", firstLines(problem), "well-formed YAML");
    }

    /** The keys down to the place, with a point between them; entries of a list by their number, counted from 1. */
    private static String place(JsonMappingException problem) {
        return problem.getPath().stream()
                .map(step -> step.getFieldName() == null ? "entry " + (step.getIndex() + 1) : step.getFieldName())
                .collect(Collectors.joining("."));
    }

    private static String kind(Class<?> type) {
        if (type == Integer.class) {
            return "a whole number";
        }
        if (type == Double.class) {
            return "a number";
        }
        if (type == String.class) {
            return "a text";
        }
        if (Collection.class.isAssignableFrom(type)) {
            return "a list, in brackets or with a dash before each entry";
        }
        if (type.isRecord() || Map.class.isAssignableFrom(type)) {
            return "keys with a value each";
        }
        return "a value of the kind that tables/README.md names";
    }

    /** A parser of YAML adds indented lines that show the place. */
    private static String firstLines(JsonProcessingException problem) {
        return problem.getOriginalMessage()
                .lines()
                .filter(line -> !line.startsWith(" ") && !line.isBlank())
                .collect(Collectors.joining(", "));
    }
}
