package dev.lightup.site.account;

import dev.lightup.domain.account.CustomerReading;
import dev.lightup.site.parts.HashParts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Customers by the beginning of their names. A letter of very many is cut by the letter or digit that follows, once more by the one after that, and
/// then in two by a hash of the customer's id, until no part has too many: a customer's part follows from its name and its id alone, and no more of a
/// name than three characters stands in an address.
///
/// @param letter `a` to `z`, `0-9` or `other`
/// @param all those under the letter
/// @param parts the pages that they stand on where they are too many for one; else empty
record NamedCustomers(String letter, List<CustomerReading> all, List<Part> parts) {
    private static final String DIGITS = "0-9";
    private static final String OTHER = "other";
    /// Where a name has ended, or goes on with no letter or digit of the alphabet.
    private static final String ENDED = "_";
    private static final int CHARACTERS = 3;

    /// A part of a letter.
    ///
    /// @param folder the word of its folder
    /// @param name what pages call it
    record Part(String folder, String name, List<CustomerReading> customers) {}

    /// The letters of an account's customers.
    ///
    /// @param name what pages call a customer
    /// @param most how many stand on one page
    static List<NamedCustomers> of(
            Collection<CustomerReading> customers,
            Function<CustomerReading, String> name,
            int most) {
        SortedMap<String, List<CustomerReading>> letters = customers.stream()
                .collect(Collectors.groupingBy(c -> letter(name.apply(c)), TreeMap::new, Collectors.toList()));
        return letters.entrySet()
                .stream()
                .map(of -> new NamedCustomers(of.getKey(), of.getValue(), of.getValue().size() <= most
                        ? List.of()
                        : new Cut(of.getKey(), name, most).parts(of.getValue())))
                .toList();
    }

    private record Cut(String letter, Function<CustomerReading, String> name, int most) {
        List<Part> parts(List<CustomerReading> customers) {
            var parts = new ArrayList<Part>();
            switch (letter) {
                case OTHER -> hashed("", customers, parts);
                case DIGITS -> lettered("", customers, parts);
                default -> lettered(letter, customers, parts);
            }
            return List.copyOf(parts);
        }

        /// @param begun what the names of these begin with
        private void lettered(String begun, Collection<CustomerReading> customers, List<Part> parts) {
            SortedMap<String, List<CustomerReading>> next = customers.stream()
                    .collect(Collectors.groupingBy(c -> begun + character(name.apply(c), begun.length()), TreeMap::new,
                            Collectors.toList()));
            next.forEach((begin, some) -> {
                if (some.size() <= most || begin.length() == CHARACTERS || begin.endsWith(ENDED)) {
                    hashed(begin, some, parts);
                } else {
                    lettered(begin, some, parts);
                }
            });
        }

        private void hashed(String begin, Collection<CustomerReading> customers, List<Part> parts) {
            for (HashParts<CustomerReading> part : HashParts.of(customers, most, CustomerReading::id)) {
                String folder = letter + (begin.isEmpty() ? "" : "-" + begin)
                        + (part.bits().isEmpty() ? "" : "-" + part.bits());
                String shown = begin.isEmpty() ? letter : begin.replace(ENDED, "…");
                parts.add(new Part(folder, shown + (part.bits().isEmpty() ? "" : ", part " + part.bits()),
                        part.rows()));
            }
        }
    }

    private static String character(String name, int place) {
        String plain = name.toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .mapToObj(c -> isPlain(c) ? Character.toString(c) : ENDED)
                .collect(Collectors.joining());
        return place < plain.length() ? plain.substring(place, place + 1) : ENDED;
    }

    private static boolean isPlain(int c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    }

    private static String letter(String name) {
        String first = name.strip().toLowerCase(Locale.ROOT);
        char c = first.isEmpty() ? '?' : first.charAt(0);
        if (c >= 'a' && c <= 'z') {
            return String.valueOf(c);
        }
        return c >= '0' && c <= '9' ? DIGITS : OTHER;
    }
}
