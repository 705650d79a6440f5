@NullMarked
package dev.lightup.functions.admin;

import org.jspecify.annotations.NullMarked;
