package dev.lightup.demo.scene;

import dev.lightup.demo.channel.SeededRandom;

/// How the seats of a deal come into use over time: two logistic curves, the one of activity behind the one of assignment.
///
/// @param assigned share of the seats that are given out in the end; above 1 never
/// @param active share of the seats that people work with in the end; above 1 is over-use
/// @param middle days after activation at which half of that is reached
/// @param decline share of the activity that is lost again in the last weeks of the story
record AdoptionCurve(Kind kind, double assigned, double active, double middle, double decline) {
    /// How a deployment goes.
    enum Kind {
        TAKES_OFF,
        SLOW,
        FLAT,
        NOT_ASSIGNED,
        OVER_USE,
        FADES,
        /// No report speaks of it.
        UNREPORTED
    }

    /// A curve of that kind.
    static AdoptionCurve of(Kind kind, SeededRandom chance) {
        return switch (kind) {
            case TAKES_OFF -> curve(kind, chance.between(0.88, 1.0), chance.between(0.62, 0.93),
                    chance.between(9.0, 26.0), 0);
            case SLOW -> curve(kind, chance.between(0.6, 0.85), chance.between(0.41, 0.58), chance.between(25.0, 45.0),
                    0);
            case FLAT -> curve(kind, chance.between(0.45, 0.9), chance.between(0.03, 0.14), chance.between(20.0, 40.0),
                    0);
            case NOT_ASSIGNED, UNREPORTED -> curve(kind, 0, 0, 30, 0);
            case OVER_USE -> curve(kind, 1, chance.between(1.06, 1.18), 14, 0);
            case FADES -> curve(kind, 0.95, chance.between(0.6, 0.8), 15, chance.between(0.5, 0.7));
        };
    }

    /// The kind that most deals have, and some of the others.
    static AdoptionCurve usual(SeededRandom chance) {
        int dice = chance.between(1, 100);
        if (dice <= 84) {
            return of(Kind.TAKES_OFF, chance);
        }
        return of(dice <= 96 ? Kind.SLOW : dice <= 98 ? Kind.FLAT : Kind.FADES, chance);
    }

    private static AdoptionCurve curve(Kind kind, double assigned, double active, double middle, double decline) {
        return new AdoptionCurve(kind, assigned, active, middle, decline);
    }

    /// Seats given out, of `sold`, so many days after activation.
    long assigned(long sold, double days) {
        return Math.min(sold, Math.round(sold * assigned * rise(days, middle * 0.6)));
    }

    /// Seats in use in a workload, of `sold`.
    ///
    /// @param untilEnd days from then to the story's end
    /// @param workload the workload's place among the product's: the first is used most
    long active(long sold, double days, double untilEnd, int workload) {
        double lost = decline * (1 - Math.min(1, untilEnd / 70));
        double share = active * (1 - 0.17 * workload) * (1 - lost) * rise(days, middle);
        return Math.round(sold * share);
    }

    private static double rise(double days, double middle) {
        double steep = Math.max(3, middle / 4);
        return days <= 0 ? 0 : 1 / (1 + StrictMath.exp((middle - days) / steep));
    }
}
