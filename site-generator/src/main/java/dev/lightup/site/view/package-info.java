/// What a page shows, in words: flat records without nulls or domain types, made from readings.
@NullMarked
package dev.lightup.site.view;

import org.jspecify.annotations.NullMarked;
