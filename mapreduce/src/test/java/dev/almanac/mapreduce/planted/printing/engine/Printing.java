package dev.almanac.mapreduce.planted.printing.engine;

final class Printing {
    private Printing() {}

    static void print() {
        System.out.println("planted");
    }
}
