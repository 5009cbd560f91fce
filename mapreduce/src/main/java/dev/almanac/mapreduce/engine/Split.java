package dev.almanac.mapreduce.engine;

import dev.almanac.mapreduce.can.CanFrame;
import dev.almanac.mapreduce.store.Input;
import java.util.List;

/**
 * A part of the data that is mapped and combined as one. Where splits begin and end depends on the data alone, so the
 * same data give the same splits however many processes there are.
 *
 * @param number counts the splits in the order of the data, from 0
 * @param pieces what it is made of, in the order of the data
 */
public record Split(int number, List<Piece> pieces) {
    public Split {
        pieces = List.copyOf(pieces);
    }

    /**
     * A whole line file, or some frames of a can that follow each other.
     *
     * @param input which file
     * @param frames none for a line file
     */
    public record Piece(Input input, List<CanFrame> frames) {
        public Piece {
            frames = List.copyOf(frames);
        }

        /** How much of the file it reads. */
        public long storedBytes() {
            return input.kind() == Input.Kind.LINES
                    ? input.object().sizeBytes()
                    : frames.stream().mapToLong(CanFrame::storedBytes).sum();
        }
    }

    public long storedBytes() {
        return pieces.stream().mapToLong(Piece::storedBytes).sum();
    }
}
