package dev.lightup.local.doors;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// However the path of a foreign page is written, over the real front and byte for byte, it is not shown.
@ExtendWith(SharedSite.class)
class PathTricksTest {
    private static final String HOME = "NV-1 and MD-1";

    private final ShutSite site;

    PathTricksTest(ShutSite site) {
        this.site = site;
    }

    private HttpReader in(String unit, String address, String path) {
        var reader = new HttpReader(site.url());
        assertThat(reader.post(site.invite(unit, address), "").statusCode()).isEqualTo(303);
        assertThat(reader.from(path, "/enter/renew").headers().firstValue("location")).contains(path);
        return reader;
    }

    @Test
    void noSpellingOfAPathOpensAForeignPage() throws IOException {
        var wrong = new ArrayList<String>();
        String account = site.path("nordvik", "NV-1");
        String home = site.homePath(HOME);
        String partners = "Read by the partner alone";
        try (HttpReader owner = in("nordvik/NV-1", "tricks-owner@a.example", account);
                HttpReader partner = in(site.home(HOME), "tricks-partner@a.example", home)) {
            wrong.addAll(opened(owner, account, site.path("nordvik", "NV-2"), "NV-2"));
            wrong.addAll(opened(owner, account, home, partners));
            wrong.addAll(opened(owner, account, home + "readers.csv", "a.example"));
            wrong.addAll(opened(partner, home, site.homePath("NV-2 and NV-3"), partners));
            wrong.addAll(opened(partner, home, account, "NV-1"));
            assertThat(wrong).isEmpty();
            assertThat(owner.get(account).body()).contains("NV-1");
            assertThat(partner.get(home).body()).contains(partners);
        }
    }

    /// Tricks with a foreign page's path that answer otherwise than by saying no.
    ///
    /// @param own a folder that the reader may read
    /// @param foreign a page that it may not
    /// @param word what stands on that
    private List<String> opened(HttpReader reader, String own, String foreign, String word) throws IOException {
        String folder = foreign.substring(0, foreign.lastIndexOf('/'));
        String id = folder.substring(folder.lastIndexOf('/') + 1);
        String mark = foreign.substring(1, 2);
        var wrong = new ArrayList<String>();
        for (String trick : List.of(foreign, own + "../" + id + "/", own + "%2e%2e/" + id + "/",
                own + "%2E%2E/" + id + "/", own + "..%2f" + id + "/",
                own + "%2e%2e%2f" + id + "%2findex.html", own + "%252e%252e/" + id + "/",
                own + "../../.." + foreign, own + "../../../.." + foreign, own + "%2e%2e/%2e%2e" + foreign,
                "/" + foreign, "//" + foreign.substring(1), foreign.replace("/a/", "//a/"),
                foreign.toUpperCase(Locale.ROOT),
                "/" + mark.toUpperCase(Locale.ROOT) + foreign.substring(2), foreign + ".",
                folder + "/index.html.", folder + "/index%2ehtml", folder + "%2f", folder + "%00/", folder + ";/",
                "/about/.." + foreign, "/about/%2e%2e" + foreign, "/assets/%2e%2e" + folder + "/index.html",
                "/about/..%2f" + foreign.substring(1), own + "%5c..%5c" + id + "/", "/enter/../" + foreign.substring(1),
                "/%" + Integer.toHexString(mark.charAt(0)) + foreign.substring(2), own + "\\..\\" + id + "\\",
                "/about/\\..\\.." + foreign, own + "\u2025/" + id + "/", "/about/%e2%80%a5" + foreign,
                "/.objects/lock", "/about/../.objects/lock")) {
            String raw = raw(trick, reader, own);
            int status = Integer.parseInt(raw.split(" ", 3)[1]);
            if (!List.of(400, 403, 404).contains(status) || raw.contains(word)) {
                wrong.add(own + " " + trick + ": " + raw.lines().findFirst().orElse(""));
            }
        }
        return wrong;
    }

    /// Sends a path as it is, with the cookies of the reader's own pages: no client of ours corrects it.
    private String raw(String path, HttpReader reader, String own) throws IOException {
        URI url = URI.create(site.url());
        String cookies = reader.sent(own);
        assertThat(cookies).contains("CloudFront-Policy=");
        try (var socket = new Socket(url.getHost(), url.getPort())) {
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: " + cookies
                            + "\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
