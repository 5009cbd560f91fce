package dev.almanac.mapreduce.engine;

import dev.almanac.mapreduce.can.CanFrame;
import dev.almanac.mapreduce.can.RecordBlock;
import dev.almanac.mapreduce.can.RecordView;
import dev.almanac.mapreduce.objects.Objects;
import dev.almanac.mapreduce.store.Input;
import dev.almanac.mapreduce.store.LineText;
import java.io.IOException;
import java.util.List;

/** Reads the records of a split, some at a time. */
final class SplitReader {
    /** Takes records of one file; they last for the call. */
    interface Records {
        void take(RecordView view, Input input, String file);
    }

    private final Objects root;
    private final RecordBlock block = new RecordBlock();

    SplitReader(Objects root) {
        this.root = root;
    }

    /** Reads a piece. @return the SHA-256 of a line file, or an empty text */
    String read(Split.Piece piece, Records records) throws IOException {
        Input input = piece.input();
        String file = root.uri() + "/" + input.object().key();
        if (input.kind() == Input.Kind.CAN) {
            readFrames(piece.frames(), input, file, records);
            return "";
        }
        try (LineText lines = LineText.open(root, input.object().key())) {
            while (lines.blocks().next()) {
                records.take(lines.blocks(), input, file);
            }
            return lines.sha256();
        } catch (IOException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    /** Frames that follow each other are one range, and so are the blocks of their keys. */
    private void readFrames(List<CanFrame> frames, Input input, String file, Records records) {
        CanFrame first = frames.get(0);
        CanFrame last = frames.get(frames.size() - 1);
        String key = input.object().key();
        byte[] stored =
                root.read(key, first.offset(), Math.toIntExact(last.offset() + last.storedBytes() - first.offset()));
        byte[] keys = root.read(
                key,
                first.keysOffset(),
                Math.toIntExact(last.keysOffset() + last.keysStoredBytes() - first.keysOffset()));
        for (CanFrame frame : frames) {
            block.decode(
                    frame,
                    stored,
                    (int) (frame.offset() - first.offset()),
                    keys,
                    (int) (frame.keysOffset() - first.keysOffset()),
                    file);
            records.take(block, input, file);
        }
    }
}
