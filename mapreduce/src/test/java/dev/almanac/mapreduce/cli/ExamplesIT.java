package dev.almanac.mapreduce.cli;

import dev.almanac.mapreduce.Tools;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Each example is packaged, run from its archive over generated data, and compared with what is expected. */
class ExamplesIT {
    @Test
    void giveWhatIsExpected() throws IOException {
        Tools.require("python3");
        Tools.require("javac");
        Tools.run(Path.of("../examples"), "./check");
    }
}
