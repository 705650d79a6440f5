/// Forms and the pages that they stand on: what a browser posts, and what it is shown.
@NullMarked
package dev.lightup.functions.form;

import org.jspecify.annotations.NullMarked;
