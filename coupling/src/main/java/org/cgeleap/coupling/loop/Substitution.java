package org.cgeleap.coupling.loop;

/**
 * Plain or damped substitution x ← x + λ (G(x) − x). Plain (λ = 1) is left as it is, so that what it does can be seen.
 * Damped halves λ where the residual turns round without getting smaller: for a component of contraction ρ the step
 * multiplies the error by 1 − λ (1 − ρ), which for ρ &lt; −1 is a contraction once λ &lt; 2/(1 − ρ).
 */
public final class Substitution implements UpdateMethod {
    /** A residual that points this much against the one before, and is not smaller by {@link #PROGRESS}, oscillates. */
    private static final double AGAINST = -0.5;

    private static final double PROGRESS = 0.9;
    private static final double SMALLEST = 1.0 / 64;

    private final boolean plain;
    private double length;
    private double[] before = new double[0];

    /**
     * A method with a share of the residual above 0, at most 1.
     *
     * @param length λ, share of the residual taken; 1 for plain substitution
     * @throws IllegalArgumentException for another share
     */
    public Substitution(double length) {
        if (!(length > 0) || length > 1) {
            throw new IllegalArgumentException("0 < damping <= 1, found " + length);
        }
        this.length = length;
        this.plain = length == 1;
    }

    @Override
    public double[] next(double[] x, double[] f) {
        if (!plain && before.length == f.length) {
            double size = Vectors.norm(f);
            double last = Vectors.norm(before);
            if (Vectors.cosine(f, before) < AGAINST && size > PROGRESS * last) {
                length = Math.max(SMALLEST, length / 2);
            }
        }
        before = f.clone();
        return Vectors.plus(x, length, f);
    }

    @Override
    public void restart() {
        before = new double[0];
    }

    @Override
    public String step() {
        return plain ? "substitution" : "damped";
    }

    @Override
    public double stepLength() {
        return length;
    }
}
