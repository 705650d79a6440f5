@NullMarked
package dev.lightup.functions.form;

import org.jspecify.annotations.NullMarked;
