/// The documents for builders, held to the code: the picture of the house, its rooms, the lists of the how-tos.
@NullMarked
package dev.lightup.bench.documents;

import org.jspecify.annotations.NullMarked;
