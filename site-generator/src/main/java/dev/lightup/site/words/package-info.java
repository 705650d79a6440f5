/// What pages say, in words: numbers, days, states, reasons, and where they lead.
@NullMarked
package dev.lightup.site.words;

import org.jspecify.annotations.NullMarked;
