package dev.lightup.domain.event;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// What a member of a sealed family is called in stored records. A record may be renamed and moved; this name stays, because it stands in
/// data that is kept.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface StoredName {
    /// A word of lower-case letters, digits and `_`.
    String value();
}
