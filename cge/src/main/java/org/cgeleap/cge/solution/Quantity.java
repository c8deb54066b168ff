package org.cgeleap.cge.solution;

/**
 * One number of a solution by name, as {@code solution.csv} lists them.
 *
 * @param kind level, price, income, auxiliary, input, output, demand, endowment or tax
 * @param name of the variable, or of the activity or consumer whose flow it is; of a tax, its receiver
 * @param of the good of a flow, or empty
 */
public record Quantity(String kind, String name, String of) {

    @Override
    public String toString() {
        return of.isEmpty() ? kind + " " + name : kind + " " + name + " of " + of;
    }
}
