package dev.lightup.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The ground that the system properties of a run name. What was asked for and cannot be had fails: nothing is skipped in silence.
final class Selected {
    private Selected() {}

    static Ground open() {
        String name = System.getProperty("lightup.ground", "embedded");
        Ground ground = switch (name) {
            case "embedded" -> InProcess.embedded();
            case "moto" -> InProcess.moto();
            case "runtime" -> InProcess.runtime();
            case "running" -> Started.open();
            case "deployed" -> Deployed.open();
            default -> throw new IllegalArgumentException("no such ground: -Dlightup.ground=" + name);
        };
        System.out.println("ground " + ground.name());
        return ground;
    }

    static Path folder() {
        try {
            return Files.createTempDirectory("lightup-ground");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
