/// The operator says which accounts make a portfolio.
@NullMarked
package dev.lightup.local.cli.portfolio;

import org.jspecify.annotations.NullMarked;
