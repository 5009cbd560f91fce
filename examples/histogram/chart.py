"""Draws the lines of a CSV (a name, then counts) as curves of an SVG."""
import csv
import sys

WIDTH, HEIGHT, MARGIN = 720, 360, 48
COLOURS = ["#0060df", "#d7264c", "#058b00", "#b5007f", "#a47f00", "#5b5b66"]


def points(counts, highest):
    step = (WIDTH - 2 * MARGIN) / max(1, len(counts) - 1)
    total = sum(counts) or 1
    return " ".join(
        "%.1f,%.1f" % (MARGIN + i * step, HEIGHT - MARGIN - (HEIGHT - 2 * MARGIN) * count / total / highest)
        for i, count in enumerate(counts)
    )


def main(source, target):
    with open(source, newline="") as rows:
        builds = [(row[0], [int(count) for count in row[1:]]) for row in csv.reader(rows)]
    highest = max(max(counts) / (sum(counts) or 1) for _, counts in builds)
    svg = ['<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="12">' % (WIDTH, HEIGHT)]
    svg.append('<title>Tab switch times by build</title><rect width="100%" height="100%" fill="white"/>')
    svg.append('<path d="M%d %dV%dH%d" fill="none" stroke="#5b5b66"/>' % (MARGIN, MARGIN, HEIGHT - MARGIN, WIDTH - MARGIN))
    svg.append('<text x="%d" y="%d">share of all, by bucket</text>' % (MARGIN, MARGIN - 12))
    for i, (build, counts) in enumerate(builds):
        colour = COLOURS[i % len(COLOURS)]
        svg.append('<polyline fill="none" stroke="%s" stroke-width="1.5" points="%s"/>' % (colour, points(counts, highest)))
        svg.append('<text x="%d" y="%d" fill="%s">%s</text>' % (WIDTH - MARGIN - 110, MARGIN + 16 * i, colour, build))
    svg.append("</svg>")
    with open(target, "w") as out:
        out.write("\n".join(svg) + "\n")


main(sys.argv[1], sys.argv[2])
