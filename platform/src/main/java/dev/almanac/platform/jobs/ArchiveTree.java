package dev.almanac.platform.jobs;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The tree that an archive unpacks to, built entry by entry; two entries may not quarrel over a place in it. */
final class ArchiveTree {

    private static final int MAX_LINKS_ON_A_WAY = 40;

    private enum Kind {
        FILE,
        LINK,
        DIRECTORY
    }

    /** @param target where a symbolic link leads, as written */
    private record Node(String path, Kind kind, @Nullable String target) {}

    private final int maxEntries;
    // By the folded path, so that names that differ only by case meet.
    private final Map<String, Node> nodes = new HashMap<>();
    private final List<Node> links = new ArrayList<>();

    ArchiveTree(int maxEntries) {
        this.maxEntries = maxEntries;
    }

    void addFile(String name) {
        if (name.endsWith("/")) {
            throw new UnacceptableArchiveException(name, "it is a file with the name of a directory. Pack it again.");
        }
        add(name, Kind.FILE, null);
    }

    void addDirectory(String name) {
        add(name, Kind.DIRECTORY, null);
    }

    void addSymbolicLink(String name, String target) {
        links.add(add(name, Kind.LINK, target));
    }

    /** A hard link must lead to a file that came before it. */
    void addHardLink(String name, String target) {
        Node node = nodes.get(EntryName.folded(String.join("/", EntryName.parts(target))));
        if (node == null || node.kind() != Kind.FILE) {
            throw new UnacceptableArchiveException(
                    name,
                    "it is a hard link to \"" + EntryName.shown(target)
                            + "\", which is no file before it in the archive.");
        }
        addFile(name);
    }

    /** To be called after the last entry: follows each link as the system would, and refuses those that lead out. */
    void requireLinksInside() {
        for (Node link : links) {
            follow(link);
        }
    }

    /** All that unpacking makes, directories on the way included. */
    Set<String> paths() {
        return nodes.values().stream().map(Node::path).collect(Collectors.toSet());
    }

    private Node add(String name, Kind kind, @Nullable String target) {
        List<String> parts = EntryName.parts(name);
        if (parts.isEmpty() && kind != Kind.DIRECTORY) {
            throw new UnacceptableArchiveException(name, "it would replace the work directory itself.");
        }
        for (int i = 1; i < parts.size(); i++) {
            put(name, new Node(String.join("/", parts.subList(0, i)), Kind.DIRECTORY, null));
        }
        Node node = new Node(String.join("/", parts), kind, target);
        if (!parts.isEmpty()) {
            put(name, node);
        }
        return node;
    }

    private void put(String name, Node node) {
        Node former = nodes.putIfAbsent(EntryName.folded(node.path()), node);
        if (former == null) {
            if (nodes.size() > maxEntries) {
                throw new UnacceptableArchiveException(
                        null,
                        "The archive has more than " + maxEntries + " entries. Leave out what the job can do without.");
            }
        } else if (!former.path().equals(node.path())) {
            throw new UnacceptableArchiveException(
                    name,
                    "\"" + node.path() + "\" and \"" + former.path()
                            + "\" differ by case or accents alone. Rename one.");
        } else if (former.kind() != node.kind() || node.kind() != Kind.DIRECTORY) {
            throw new UnacceptableArchiveException(name, quarrel(former.kind(), node));
        }
    }

    private static String quarrel(Kind former, Node node) {
        if (former == node.kind()) {
            return "it is there twice. Pack the archive anew instead of adding to it.";
        }
        if (former == Kind.LINK && node.kind() == Kind.DIRECTORY) {
            return "its path leads through \"" + node.path() + "\", which is a symbolic link in the archive.";
        }
        return "\"" + node.path() + "\" is in the archive as two different things (file, link or directory).";
    }

    private void follow(Node link) {
        Deque<String> place = new ArrayDeque<>(List.of(link.path().split("/")));
        place.removeLast();
        Deque<String> way = new ArrayDeque<>(partsOfTarget(link, link));
        int followed = 1;
        while (!way.isEmpty()) {
            String part = way.removeFirst();
            if (part.equals("..")) {
                if (place.pollLast() == null) {
                    throw leavesBy(link);
                }
                continue;
            }
            place.addLast(part);
            Node node = nodes.get(EntryName.folded(String.join("/", place)));
            if (node != null && node.kind() == Kind.LINK) {
                if (++followed > MAX_LINKS_ON_A_WAY) {
                    throw new UnacceptableArchiveException(
                            link.path(), "it is a symbolic link that leads in a circle.");
                }
                place.removeLast();
                List<String> parts = partsOfTarget(node, link);
                for (int i = parts.size() - 1; i >= 0; i--) {
                    way.addFirst(parts.get(i));
                }
            }
        }
    }

    private static List<String> partsOfTarget(Node link, Node first) {
        String target = link.target() == null ? "" : link.target();
        if (target.isEmpty() || target.startsWith("/")) {
            throw leavesBy(first);
        }
        return List.of(target.split("/")).stream()
                .filter(part -> !part.isEmpty() && !part.equals("."))
                .toList();
    }

    private static UnacceptableArchiveException leavesBy(Node link) {
        String target = link.target() == null ? "" : link.target();
        return new UnacceptableArchiveException(
                link.path(),
                "it is a symbolic link to \"" + EntryName.shown(target)
                        + "\", out of the archive. Pack the file itself (tar -h).");
    }
}
