package dev.lightup.functions.cookie;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagePathTest {
    private static final String SITE = "https://pages.example";

    @ParameterizedTest
    @ValueSource(strings = {"/", "/d/n0rdv1kaaaaaaaa2/", "/d/n0rdv1kaaaaaaaa2/a/br1ghtwateraaaa2/orders/",
        "/d/n0rdv1kaaaaaaaa2/a/br1ghtwateraaaa2/index.json", "/assets/look.0f3d66aa.css",
        "/about/schemas/events/order.on_hold.json", "/d/x/queue/own/2026-03/"})
    void aPathOfOursIsReadAsItIs(String path) {
        assertThat(PagePath.parse(path)).contains(new PagePath(path));
        assertThat(PagePath.on(SITE, SITE + path)).contains(new PagePath(path));
        assertThat(PagePath.on(SITE, SITE + path + "?a=b#c")).contains(new PagePath(path));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "d/x/", "//d/x/", "/d//x/", "/d/x//", "//evil.example/", "/\\evil.example/",
        "\\\\evil.example/",
        "/d/x/../y/", "/d/x/..", "/d/./x/", "/.objects/lock", "/d/.hidden", "/d/x./", "/d/x.../", "/d/a..b/",
        "/d/x/%2e%2e/y/",
        "/d/x/%2E%2E/y/", "/d/x%2f..%2fy/", "/d/x/%5c/", "/d/x/%00/", "/d/x/;a=b/", "/d/x y/", "/d/x\ty/",
        "/d/x\r\nset-cookie:a/",
        "/d/\uFF0E\uFF0E/y/", "/\uFF0Fevil.example/", "/d\u2215x/", "/d/\u0430/", "/d/x/\u202E/", "/d/x/*", "/d/x/?y",
        "/@evil.example/", "/d/x:80/", "/d/x/$y/", "https://evil.example/d/x/", "javascript:alert(1)"})
    void whatIsWrittenAnyOtherWayIsNone(String path) {
        assertThat(PagePath.parse(path)).isEmpty();
        assertThat(PagePath.on(SITE, SITE + (path.contains("?") ? path.replace("?", "%3f") : path))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example/d/x/", "http://pages.example/d/x/",
        "https://pages.example.evil.example/d/x/",
        "https://pages.example:8443/d/x/", "https://pages.example@evil.example/d/x/", "https://PAGES.example/d/x/",
        "/d/x/", "",
        "https://pages.example", "https://pages.exampl\u0435/d/x/"})
    void anAddressOfAnotherSiteIsNoPageOfThisOne(String address) {
        assertThat(PagePath.on(SITE, address)).isEmpty();
    }

    @Test
    void capitalsAreAnotherPath() {
        assertThat(new PagePath("/D/x/").isBelow("/d/x/")).isFalse();
        assertThat(new PagePath("/d/xy/").isBelow("/d/x/")).isFalse();
        assertThat(new PagePath("/d/x/a/").isBelow("/d/x/")).isTrue();
    }

    @Test
    void nobodysPathIsLongerThanAThousandCharacters() {
        assertThat(PagePath.parse("/" + "a".repeat(999))).isPresent();
        assertThat(PagePath.parse("/" + "a".repeat(1_000))).isEmpty();
    }
}
