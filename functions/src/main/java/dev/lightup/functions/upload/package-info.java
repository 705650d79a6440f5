/// Where files lie between their upload and the moment at which they are read in.
@NullMarked
package dev.lightup.functions.upload;

import org.jspecify.annotations.NullMarked;
