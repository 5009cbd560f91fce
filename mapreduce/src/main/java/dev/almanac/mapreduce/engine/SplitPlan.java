package dev.almanac.mapreduce.engine;

import dev.almanac.mapreduce.can.CanFrame;
import dev.almanac.mapreduce.store.Input;
import dev.almanac.mapreduce.store.Store;
import java.util.ArrayList;
import java.util.List;

/** Cuts the inputs into splits of about {@value #SPLIT_BYTES} bytes of text. */
public final class SplitPlan {
    /** What a compressed line file is taken to hold for each of its bytes. */
    private static final int LINE_FILE_RATIO = 5;

    private static final long SPLIT_BYTES = 16L << 20;

    private final List<Split> splits = new ArrayList<>();
    private final List<Split.Piece> pieces = new ArrayList<>();
    private final List<CanFrame> frames = new ArrayList<>();
    private long bytes;

    private SplitPlan() {}

    /** The splits of these inputs, in their order. The index of each can is read. */
    public static List<Split> of(Store store, List<Input> inputs) {
        SplitPlan plan = new SplitPlan();
        // Indexes are read side by side, for each costs a round trip when the store is a bucket.
        List<List<CanFrame>> indexes = inputs.parallelStream()
                .map(input -> input.kind() == Input.Kind.CAN
                        ? store.open(input).index().frames()
                        : List.<CanFrame>of())
                .toList();
        for (int i = 0; i < inputs.size(); i++) {
            plan.add(inputs.get(i), indexes.get(i));
        }
        plan.endSplit();
        return List.copyOf(plan.splits);
    }

    private void add(Input input, List<CanFrame> index) {
        if (input.kind() == Input.Kind.LINES) {
            pieces.add(new Split.Piece(input, List.of()));
            grow(input.object().sizeBytes() * LINE_FILE_RATIO);
            return;
        }
        for (CanFrame frame : index) {
            frames.add(frame);
            if (bytes + frame.contentBytes() >= SPLIT_BYTES) {
                endPiece(input);
            }
            grow(frame.contentBytes());
        }
        endPiece(input);
    }

    private void endPiece(Input input) {
        if (!frames.isEmpty()) {
            pieces.add(new Split.Piece(input, frames));
            frames.clear();
        }
    }

    private void grow(long contentBytes) {
        bytes += contentBytes;
        if (bytes >= SPLIT_BYTES) {
            endSplit();
        }
    }

    private void endSplit() {
        if (!pieces.isEmpty()) {
            splits.add(new Split(splits.size(), pieces));
            pieces.clear();
        }
        bytes = 0;
    }
}
