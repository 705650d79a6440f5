package dev.lightup.site.distributor;

import dev.lightup.site.parts.HashParts;
import dev.lightup.site.words.EnglishText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// A long list as pages, so that one changed row moves a few of them, however long it is: its top as it is, then a page for each band of
/// the sort's value. A band's bounds are fixed by its definition, never by the rows. One of many rows is cut in two by a hash of what a row is
/// about, again and again until no part has too many: a row's part does not follow from its neighbours.
///
/// @param top the first rows
/// @param parts the others, in the order of the list
record ListPages<T>(List<T> top, List<Part<T>> parts) {
    /// So many rows stand on the first page.
    static final int TOP = 50;
    /// So many rows stand on the page of a band before it is cut.
    static final int BAND = 100;

    /// A band of a sort's value.
    ///
    /// @param word what its folder is called
    /// @param name what pages call it
    record Band(String word, String name) {
        /// The band of a number: from a power of two to below the next.
        ///
        /// @param value at least 1
        static Band ofPower(String kind, long value, String suffix) {
            long from = Long.highestOneBit(value);
            String name = from == 1
                    ? "1"
                    : EnglishText.number(from) + " to "
                            + EnglishText.number(2 * from - 1);
            return new Band(kind + from, name + suffix);
        }
    }

    /// A page of a band.
    ///
    /// @param bits which part of its band it is, by the first bits of the hash; empty where it is the whole band
    record Part<T>(Band band, String bits, List<T> rows) {
        /// Its folder below the list's.
        String folder() {
            return band.word() + (bits.isEmpty() ? "" : "-" + bits) + "/";
        }

        String name() {
            return band.name() + (bits.isEmpty() ? "" : ", part " + bits);
        }
    }

    /// The pages of a list.
    ///
    /// @param sorted the list in its order
    /// @param top how many rows stand on the first page
    /// @param band the band of a row; rows of one band are neighbours
    /// @param about what a row is about: no two rows have the same
    static <T> ListPages<T> of(List<T> sorted, int top, Function<T, Band> band, Function<T, String> about) {
        Map<Band, List<T>> bands = sorted.stream()
                .skip(top)
                .collect(Collectors.groupingBy(band, LinkedHashMap::new, Collectors.toList()));
        List<Part<T>> parts = bands.entrySet()
                .stream()
                .flatMap(of -> HashParts.of(of.getValue(), BAND, about)
                        .stream()
                        .map(part -> new Part<>(of.getKey(), part.bits(), part.rows())))
                .toList();
        return new ListPages<>(sorted.stream().limit(top).toList(), parts);
    }
}
