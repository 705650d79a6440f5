/// A distributor's reading, made from its accounts' summaries.
@NullMarked
package dev.lightup.domain.distributor;

import org.jspecify.annotations.NullMarked;
