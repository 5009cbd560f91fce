package dev.almanac.mapreduce.engine.local;

import dev.almanac.mapreduce.engine.JobFailedException;
import dev.almanac.mapreduce.engine.MapSettings;
import dev.almanac.mapreduce.engine.MapTask;
import dev.almanac.mapreduce.engine.MapWatch;
import dev.almanac.mapreduce.engine.ProcessLostException;
import dev.almanac.mapreduce.engine.ReduceReport;
import dev.almanac.mapreduce.engine.ReduceTask;
import dev.almanac.mapreduce.engine.RunFile;
import dev.almanac.mapreduce.engine.Split;
import dev.almanac.mapreduce.engine.SplitReport;
import dev.almanac.mapreduce.job.Job;
import dev.almanac.mapreduce.objects.Objects;
import dev.almanac.mapreduce.objects.Roots;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** What a child process does from its first to its last moment: what its parent asks, until the parent is gone. */
public final class ChildLoop {
    private static final long WATCH_MILLIS = 250;

    private final Parent parent;
    private final ChildSettings settings;
    private final Runnable halt;
    private final MapWatch watch = new MapWatch();

    private ChildLoop(Parent parent, ChildSettings settings, Runnable halt) {
        this.parent = parent;
        this.settings = settings;
        this.halt = halt;
    }

    /**
     * Serves the parent at the other ends of the streams.
     *
     * @param halt ends this process at once; called when the parent is gone or a map call never ends
     */
    public static void run(InputStream in, OutputStream out, Runnable halt) throws IOException {
        DataInputStream questions = new DataInputStream(in);
        ChildSettings settings = ChildSettings.read(questions);
        new ChildLoop(new Parent(questions, out, halt), settings, halt).serve();
    }

    private void serve() throws IOException {
        try (Objects root = Roots.open(settings.store())) {
            Job job = LoadedJob.of(settings.job(), settings.workFolder());
            daemon("watchdog", () -> stopOverdueCalls(job));
            parent.listen();
            parent.tell(Told.READY, out -> {});
            serveTasks(job, root);
        } catch (ProcessLostException e) {
            parent.tell(Told.LOST, out -> Wire.writeText(text(e), out));
        } catch (JobFailedException e) {
            parent.tell(Told.FAILED, out -> Wire.writeText(text(e), out));
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            parent.tell(Told.FAILED, out -> Wire.writeText(text(e), out));
        }
    }

    private static String text(Throwable failure) {
        boolean saysItAll = failure instanceof JobFailedException || failure instanceof IOException;
        return saysItAll && failure.getMessage() != null ? failure.getMessage() : failure.toString();
    }

    private void serveTasks(Job job, Objects root) throws IOException {
        MapTask map = new MapTask(job, root, mapSettings(), watch, listener());
        ReduceTask reduce = new ReduceTask(job);
        while (true) {
            Object task = parent.next();
            if (task instanceof Split split) {
                map.run(split);
                parent.tell(Told.MAPPED, out -> out.writeInt(split.number()));
            } else if (task instanceof ReduceQuestion question) {
                ReduceReport report =
                        reduce.run(question.partition(), question.runs(), question.part(), scratch(question));
                parent.tell(Told.REDUCED, out -> Wire.writeReport(report, out));
            } else {
                map.finish();
                parent.tell(Told.FINISHED, out -> {});
            }
        }
    }

    private Path scratch(ReduceQuestion question) {
        return settings.workFolder().resolve(settings.name() + "-merge-" + question.partition());
    }

    private MapSettings mapSettings() {
        return new MapSettings(
                settings.partitions(),
                settings.bufferBytes(),
                settings.workFolder(),
                settings.name(),
                settings.validateLines(),
                settings.toleratesErrors());
    }

    private MapTask.Listener listener() {
        return new MapTask.Listener() {
            @Override
            public void progressed(long storedBytes, long records) {
                parent.tell(Told.PROGRESSED, out -> {
                    out.writeLong(storedBytes);
                    out.writeLong(records);
                });
            }

            @Override
            public void committed(List<RunFile> runs, List<SplitReport> splits) {
                parent.tell(Told.COMMITTED, out -> {
                    Wire.writeList(runs, Wire::writeRun, out);
                    Wire.writeList(splits, Wire::writeReport, out);
                });
            }
        };
    }

    private void stopOverdueCalls(Job job) {
        while (true) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(WATCH_MILLIS));
            if (watch.isOverdue(settings.recordTimeoutSeconds())) {
                parent.tell(
                        Told.FAILED,
                        out -> Wire.writeText(
                                "%s: map was not done with this record after %d seconds"
                                        .formatted(watch.place(), settings.recordTimeoutSeconds()),
                                out));
                if (job instanceof dev.almanac.mapreduce.engine.python.PythonJob python) {
                    python.close();
                }
                halt.run();
            }
        }
    }

    static void daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }
}
