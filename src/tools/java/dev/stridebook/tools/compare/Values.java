package dev.stridebook.tools.compare;

/** Numbers to compute with: most are harmless, some come close to what a float can be. */
enum Values {
    /** Multiples of 1/8, in which many sums are exact. */
    EIGHTHS {
        @Override
        double next(Draws draws) {
            return draws.between(-16, 16) / 8.0;
        }
    },
    NORMAL {
        @Override
        double next(Draws draws) {
            return draws.normal();
        }
    },
    TIES {
        @Override
        double next(Draws draws) {
            return draws.between(-1, 1);
        }
    },
    NEGATIVE {
        @Override
        double next(Draws draws) {
            return -1 - draws.between(0, 40) / 8.0;
        }
    },
    /** Far from 0 and close to each other, where a variance loses its digits. */
    OFFSET {
        @Override
        double next(Draws draws) {
            return 1000 + draws.normal();
        }
    },
    CONSTANT {
        @Override
        double next(Draws draws) {
            return 0.75;
        }
    },
    ZERO {
        @Override
        double next(Draws draws) {
            return draws.chance(0.5) ? 0.0 : -0.0;
        }
    },
    TINY {
        @Override
        double next(Draws draws) {
            return draws.normal() * Math.pow(10, draws.between(-37, -15));
        }
    },
    /** Not so huge that sums of them are infinite in one order and finite in another. */
    HUGE {
        @Override
        double next(Draws draws) {
            return draws.normal() * Math.pow(10, draws.between(10, 28));
        }
    },
    LARGE {
        @Override
        double next(Draws draws) {
            return draws.normal() * 100;
        }
    },
    DENORMAL {
        @Override
        double next(Draws draws) {
            return draws.between(-1000, 1000) * (double) Float.MIN_VALUE;
        }
    },
    /** Mostly eighths, with a few of what is not a number or not finite. */
    SPECIAL {
        @Override
        double next(Draws draws) {
            return draws.chance(0.12)
                    ? draws.of(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -0.0)
                    : EIGHTHS.next(draws);
        }
    };

    abstract double next(Draws draws);

    /** Draws a sort of numbers, then so many of it. */
    static float[] draw(Draws draws, int count) {
        Values values = draws.chance(0.65)
                ? draws.of(EIGHTHS, NORMAL)
                : draws.of(TIES, NEGATIVE, OFFSET, CONSTANT, ZERO, TINY, HUGE, LARGE, DENORMAL, SPECIAL, SPECIAL);
        float[] drawn = new float[count];
        for (int i = 0; i < count; i++) {
            drawn[i] = (float) values.next(draws);
        }
        return drawn;
    }

    /** Numbers of a layer's own, which are seldom strange. */
    static float[] ofParameters(Draws draws, int count) {
        if (draws.chance(0.1)) {
            return draw(draws, count);
        }
        float[] drawn = new float[count];
        Values values = draws.of(EIGHTHS, NORMAL);
        for (int i = 0; i < count; i++) {
            drawn[i] = (float) values.next(draws);
        }
        return drawn;
    }
}
