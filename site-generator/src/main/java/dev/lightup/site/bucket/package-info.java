/// Where the site's objects lie: a folder, or S3. Every object carries the revision of the run that wrote it.
@NullMarked
package dev.lightup.site.bucket;

import org.jspecify.annotations.NullMarked;
