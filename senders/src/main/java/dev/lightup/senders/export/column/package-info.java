/// Which column of a file is which field: by a map of the endpoint's, or drafted from the headers.
@NullMarked
package dev.lightup.senders.export.column;

import org.jspecify.annotations.NullMarked;
