/// Mail that Lightup sends: by SES, or as files in a folder.
@NullMarked
package dev.lightup.functions.mail;

import org.jspecify.annotations.NullMarked;
