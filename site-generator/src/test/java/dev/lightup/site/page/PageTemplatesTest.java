package dev.lightup.site.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.stream.Stream;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.mustachejava.Mustache;
import com.github.mustachejava.MustacheException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PageTemplatesTest {
    /// A view with everything that a tag may meet.
    record View(
            String text,
            boolean yes,
            boolean no,
            List<Inner> rows,
            Optional<String> some,
            Optional<String> none,
            Inner inner,
            long count) {}

    /// A view within it.
    record Inner(String own) {}

    private static final View VIEW = new View("a<b>&\"'", true, false, List.of(new Inner("1"), new Inner("2")),
            Optional.of("s"), Optional.empty(),
            new Inner("i"), 0);

    @Test
    void eachTagOfEachTemplateIsAComponentOfItsView() throws IOException {
        var names = new TreeSet<>(PageTemplates.PARTS);
        Stream.of(PageKind.values()).map(PageKind::word).forEach(names::add);
        try (Stream<Path> files = Files.list(Path.of("src/main/resources", PageTemplates.FOLDER))) {
            assertThat(files.map(file -> file.getFileName().toString().replace(".mustache", ""))).as("each is checked")
                    .containsExactlyInAnyOrderElementsOf(names);
        }
        var templates = new PageTemplates(PageKind.values());
        for (PageKind kind : PageKind.values()) {
            assertThat(TemplateCheck.of(templates.page(kind), kind.view())).as(kind.word()).isEmpty();
        }
    }

    @Test
    void theCheckFindsWhatRenderingWouldOnlyMeetByChance() {
        assertThat(TemplateCheck.of(compile(
                "{{#none}}{{text}}{{/none}}{{#rows}}{{text}}{{/rows}}{{missing}}{{count}}{{{text}}}{{#text}}{{/text}}"),
                View.class))
                .containsExactlyInAnyOrder("text of java.lang.String does not exist",
                        "text of java.lang.String is no String",
                        "text of " + Inner.class.getTypeName() + " does not exist",
                        "text of " + Inner.class.getTypeName() + " is no String",
                        "missing of " + View.class.getTypeName() + " does not exist",
                        "missing of " + View.class.getTypeName() + " is no String",
                        "count of " + View.class.getTypeName() + " is no String",
                        "text of " + View.class.getTypeName() + " is no Svg",
                        "no section opens on text of " + View.class.getTypeName());
    }

    @Test
    void sectionsOpenOnBooleansListsOptionalsAndRecords() {
        assertThat(render("{{#yes}}{{text}}{{/yes}}{{#no}}never{{/no}}{{^no}}so{{/no}}"))
                .isEqualTo("a&lt;b&gt;&amp;&quot;&#39;so");
        assertThat(render("{{#rows}}{{own}},{{/rows}}{{#hasRows}}has{{/hasRows}}{{^rows}}never{{/rows}}"))
                .isEqualTo("1,2,has");
        assertThat(render(
                "{{#some}}{{.}}{{/some}}{{^none}}none{{/none}}{{#hasNone}}never{{/hasNone}}{{#inner}}{{own}}{{/inner}}"))
                .isEqualTo("snonei");
    }

    @Test
    void aMissingNameFails() {
        assertThatThrownBy(() -> render("{{missing}}")).hasStackTraceContaining("View has no missing");
        assertThatThrownBy(() -> render("{{#missing}}{{/missing}}")).hasStackTraceContaining("View has no missing");
        assertThatThrownBy(() -> render("{{^missing}}{{/missing}}")).hasStackTraceContaining("View has no missing");
    }

    @Test
    void aNameIsNeverTakenFromAnOuterRecord() {
        assertThatThrownBy(() -> render("{{#rows}}{{text}}{{/rows}}")).hasStackTraceContaining("Inner has no text");
    }

    @Test
    void aNullFails() {
        var broken = new Inner(nothing());
        assertThatThrownBy(() -> run(compile("{{own}}"), broken)).hasStackTraceContaining("own of Inner is null");
    }

    @Test
    void onlyTextIsShownAndOnlyPicturesUnescaped() {
        assertThatThrownBy(() -> render("{{count}}")).hasStackTraceContaining("count is a Long, not a String");
        assertThatThrownBy(() -> render("{{#count}}{{/count}}")).hasStackTraceContaining("no section opens on a Long");
        assertThatThrownBy(() -> render("{{#text}}{{/text}}")).hasStackTraceContaining("no section opens on a String");
        assertThatThrownBy(() -> render("{{{text}}}")).hasStackTraceContaining("text is a String, not a Svg");
        assertThatThrownBy(() -> render("{{&text}}")).hasStackTraceContaining("text is a String, not a Svg");
    }

    @Test
    void templatesCannotChangeTheRules() {
        assertThatThrownBy(() -> compile("{{%pragma}}")).isInstanceOf(MustacheException.class);
        assertThatThrownBy(() -> compile("{{=<% %>=}}")).isInstanceOf(MustacheException.class);
        assertThatThrownBy(() -> compile("{{>*dynamic}}")).isInstanceOf(MustacheException.class);
        assertThatThrownBy(() -> compile("{{>unlisted}}")).isInstanceOf(MustacheException.class);
    }

    @Test
    void textThatIsNoHtmlBecomesHtml() {
        assertThat(run(compile("{{own}}"), new Inner("a\u0000\u001F\u0085 \uD83D \uFFFE\uFDD0 👩\n\tb")))
                .isEqualTo("a\uFFFD\uFFFD\uFFFD \uFFFD \uFFFD\uFFFD 👩\n\tb");
    }

    private static String render(String template) {
        return run(compile(template), VIEW);
    }

    private static Mustache compile(String template) {
        return new StrictFactory(Set.of(), "none").compile(new StringReader(template), "t.mustache");
    }

    private static String run(Mustache template, Record view) {
        var out = new StringWriter();
        template.execute(out, new Object[]{view});
        return out.toString();
    }

    @SuppressWarnings("NullAway") // the very mistake that must be found
    private static String nothing() {
        return null;
    }
}
