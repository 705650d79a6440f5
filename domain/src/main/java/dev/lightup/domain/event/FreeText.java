package dev.lightup.domain.event;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks a sentence that a person wrote, which may say anything about anybody. It is replaced by a {@link SealedText} before an event is
/// stored; the sentence itself lives in an erasable label.
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD, ElementType.METHOD})
public @interface FreeText {
    /// The longest that a vendor's word or code is; what is longer is a sentence.
    int LONGEST_WORD = 64;

    /// Whether it should be a word, and is a sentence only where it is longer than one.
    boolean unlessWord() default false;
}
