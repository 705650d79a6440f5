/// Who reads an account, for whoever invites to it and for whoever reads it; and how it is taken back.
@NullMarked
package dev.lightup.functions.readers;

import org.jspecify.annotations.NullMarked;
