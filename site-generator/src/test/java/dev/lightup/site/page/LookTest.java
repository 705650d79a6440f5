package dev.lightup.site.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// What the stylesheet's tokens promise.
class LookTest {
    private static final Pattern TOKEN = Pattern.compile("--([a-z0-9-]+):\\s*(#[0-9a-f]{3,6})");
    private static final double TEXT = 4.5;
    private static final double SHAPE = 3.0;
    private final String css = new String(SharedAssets.resource("/dev/lightup/site/look.css"), StandardCharsets.UTF_8);
    private final Map<String, String> light = tokens(css.substring(0, css.indexOf("@media")));
    private final Map<String, String> dark = tokens(
            css.substring(css.indexOf("prefers-color-scheme: dark"), css.indexOf("* {")));

    @Test
    void textCanBeReadOnPaperAndOnWash() {
        for (var theme : List.of(light, dark)) {
            for (String ink : List.of("ink", "ink-2", "ink-3", "due", "good", "late")) {
                assertThat(contrast(theme, ink, "paper")).as("%s on paper", ink).isGreaterThanOrEqualTo(TEXT);
            }
            for (String ink : List.of("ink", "ink-2", "due", "good", "late")) {
                assertThat(contrast(theme, ink, "wash")).as("%s on wash", ink).isGreaterThanOrEqualTo(TEXT);
            }
        }
    }

    @Test
    void shapesStandOutFromTheirNeighbours() {
        for (var theme : List.of(light, dark)) {
            assertThat(contrast(theme, "edge", "paper")).as("a bar's edge on paper").isGreaterThanOrEqualTo(SHAPE);
            assertThat(contrast(theme, "use", "paper")).as("in use beside what is idle").isGreaterThanOrEqualTo(SHAPE);
            assertThat(contrast(theme, "half", "paper")).as("assigned beside what is not")
                    .isGreaterThanOrEqualTo(SHAPE);
            for (String dot : List.of("good", "due", "late", "ink-3", "focus")) {
                assertThat(contrast(theme, dot, "paper")).as("%s on paper", dot).isGreaterThanOrEqualTo(SHAPE);
            }
        }
    }

    @Test
    void bothThemesHaveTheSameTokens() {
        assertThat(dark.keySet()).isEqualTo(light.keySet());
    }

    @Test
    void noColourStandsOutsideOfTheTokens() {
        String rest = css.substring(css.indexOf("* {"));
        assertThat(rest).doesNotContainPattern("#[0-9a-f]{3,6}\\b|rgb\\(|hsl\\(")
                .doesNotContain("url(")
                .doesNotContain("@import")
                .doesNotContain("@font-face");
    }

    @Test
    void nothingIsPlacedByLeftOrRight() {
        assertThat(css).doesNotContainPattern(
                "(margin|padding|border)-(left|right)|text-align:\\s*(left|right)|[{;]\\s*(left|right):");
    }

    private static double contrast(Map<String, String> theme, String one, String other) {
        double a = luminance(theme, one);
        double b = luminance(theme, other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    /// Relative luminance: WCAG 2.2.
    private static double luminance(Map<String, String> theme, String token) {
        String hex = java.util.Objects.requireNonNull(theme.get(token), token).substring(1);
        String six = hex.length() == 3 ? hex.replaceAll("(.)", "$1$1") : hex;
        double[] weights = {0.2126, 0.7152, 0.0722};
        double sum = 0;
        for (int i = 0; i < 3; i++) {
            double c = Integer.parseInt(six.substring(2 * i, 2 * i + 2), 16) / 255.0;
            sum += weights[i] * (c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4));
        }
        return sum;
    }

    private static Map<String, String> tokens(String css) {
        var tokens = new HashMap<String, String>();
        var found = TOKEN.matcher(css);
        while (found.find()) {
            tokens.put(found.group(1), found.group(2));
        }
        return tokens;
    }
}
