package dev.lightup.bench;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

/// The compiled classes of every module, without tests: read once by all that look at them, which takes some seconds.
public final class HouseClasses {
    private HouseClasses() {}

    /// All of them. Thread-safe.
    public static JavaClasses all() {
        return Read.ALL;
    }

    private static final class Read {
        private static final JavaClasses ALL = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("dev.lightup");
    }
}
