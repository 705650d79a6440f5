package dev.lightup.conformance;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/// A test of the integration suite. It takes a {@link Visit} and proves the same on every ground.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("grounds")
@ExtendWith(Grounds.class)
@interface OnGround {
}
