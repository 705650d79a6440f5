/// An invented sender, whole: its signature, its words, its payload. What a new one would be.
@org.jspecify.annotations.NullMarked
package dev.lightup.functions.fjordhandel;
