package dev.almanac.mapreduce.engine.local;

import dev.almanac.mapreduce.engine.JobFailedException;
import dev.almanac.mapreduce.engine.python.PythonException;
import dev.almanac.mapreduce.engine.python.PythonJob;
import dev.almanac.mapreduce.job.Job;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarFile;
import java.util.jar.Manifest;

/** Makes the job's object of what the user named: a script, or a jar and a class. */
final class LoadedJob {
    /** In a jar's manifest, the class that is meant when none is named. */
    static final String MANIFEST_ATTRIBUTE = "Almanac-Job";

    private LoadedJob() {}

    /**
     * Loads a job.
     *
     * @param name {@code script.py}, {@code jobs.jar} or {@code jobs.jar:org.example.MyJob}
     * @throws JobFailedException if it cannot be loaded
     */
    static Job of(String name, Path workFolder) throws IOException {
        if (name.endsWith(".py")) {
            return python(requireFile(name), workFolder);
        }
        int colon = name.lastIndexOf(".jar:");
        Path jar = requireFile(colon < 0 ? name : name.substring(0, colon + ".jar".length()));
        String className = colon < 0 ? manifestClass(jar) : name.substring(colon + ".jar:".length());
        return java(jar, className);
    }

    /** Checks that the file is there before any process is started. */
    static void requirePresent(String name) {
        int colon = name.lastIndexOf(".jar:");
        requireFile(colon < 0 ? name : name.substring(0, colon + ".jar".length()));
    }

    private static Path requireFile(String name) {
        Path file = Path.of(name);
        if (!Files.isRegularFile(file)) {
            throw new JobFailedException("the job must be a .py or .jar file, but there is no file " + file);
        }
        return file;
    }

    private static Job python(Path script, Path workFolder) throws IOException {
        try {
            return PythonJob.start(script, workFolder);
        } catch (PythonException e) {
            throw new JobFailedException("the script " + script + " cannot be loaded: " + e);
        }
    }

    private static String manifestClass(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            Manifest manifest = file.getManifest();
            String name = manifest == null ? null : manifest.getMainAttributes().getValue(MANIFEST_ATTRIBUTE);
            if (name == null) {
                throw new JobFailedException(
                        "name the class, as in %s:org.example.MyJob, or put %s into the jar's manifest"
                                .formatted(jar, MANIFEST_ATTRIBUTE));
            }
            return name;
        }
    }

    private static Job java(Path jar, String className) throws IOException {
        // The loader stays open for as long as the process: classes come from it at any time.
        URLClassLoader loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, LoadedJob.class.getClassLoader());
        try {
            Object job = Class.forName(className, true, loader)
                    .getDeclaredConstructor()
                    .newInstance();
            if (job instanceof Job loaded) {
                return loaded;
            }
            throw new JobFailedException(className + " in " + jar + " must implement " + Job.class.getName());
        } catch (ReflectiveOperationException | LinkageError e) {
            throw new JobFailedException("cannot make an object of " + className + " in " + jar + ": " + e, e);
        }
    }
}
