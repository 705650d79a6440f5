package dev.lightup.site.parts;

import dev.lightup.domain.programme.Desk;
import dev.lightup.site.words.TextLink;
import java.util.List;
import java.util.stream.Stream;

/// Whom a partner calls at the distributor.
///
/// @param ways its address and its number, each a link that a phone opens
public record DeskView(String name, List<TextLink> ways) {
    public static DeskView of(Desk desk) {
        return new DeskView(desk.name(),
                Stream.concat(desk.email().map(mail -> new TextLink("mailto:" + mail, mail)).stream(),
                        desk.phone()
                                .map(phone -> new TextLink("tel:" + phone.replaceAll("[^+0-9]", ""), phone))
                                .stream())
                        .toList());
    }
}
