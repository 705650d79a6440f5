/// A distributor's home.
@NullMarked
package dev.lightup.site.distributor;

import org.jspecify.annotations.NullMarked;
