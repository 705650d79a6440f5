/// Hand in: files that a distributor's reader uploads by a form, looked at first and stored at a second word.
@NullMarked
package dev.lightup.functions.handin;

import org.jspecify.annotations.NullMarked;
