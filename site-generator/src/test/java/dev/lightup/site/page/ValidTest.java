package dev.lightup.site.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ValidTest {
    @Test
    void everyPageIsValidHtml() throws Exception {
        var checker = new NuHtml();
        List<String> findings = new ArrayList<>();
        int pages = 0;
        for (Map.Entry<String, Map<String, Page>> site : Rendered.all().entrySet()) {
            for (Page page : site.getValue().values()) {
                if (page.contentType().equals(Page.HTML)) {
                    findings.addAll(checker.check(site.getKey(), page));
                    pages++;
                }
            }
        }
        assertThat(findings).isEmpty();
        assertThat(pages).isGreaterThan(60);
    }

    @Test
    void theCheckerFindsMistakes() throws Exception {
        assertThat(new NuHtml().check("mistakes", Page.of("x.html", Page.HTML,
                "<!doctype html><html lang=\"en\"><title>x</title><p id=\"a\"><p id=\"a\"><ul><p></ul><img src=\"x\"><a href=\"a b\">x</a>")))
                .hasSizeGreaterThan(3);
    }
}
