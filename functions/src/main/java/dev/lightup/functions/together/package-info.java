/// Together: where a reader of several distributors' accounts has them shown side by side, and apart again.
@NullMarked
package dev.lightup.functions.together;

import org.jspecify.annotations.NullMarked;
