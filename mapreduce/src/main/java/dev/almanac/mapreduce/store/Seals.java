package dev.almanac.mapreduce.store;

import dev.almanac.mapreduce.can.CanReader;
import dev.almanac.mapreduce.can.MalformedCanException;
import dev.almanac.mapreduce.objects.ObjectInfo;
import dev.almanac.mapreduce.objects.PutCondition;
import dev.almanac.mapreduce.objects.PutOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Makes, reads and proves the seals of one dataset. */
record Seals(Store store, DatasetLayout layout) {

    Optional<Seal> find(String time) {
        return store.root().find(layout.sealKey(time)).map(this::read);
    }

    private Seal read(ObjectInfo object) {
        byte[] json = store.root().read(object.key(), 0, Math.toIntExact(object.sizeBytes()));
        return Seal.parse(json, store.root().uri() + "/" + object.key());
    }

    List<String> times() {
        try (Stream<ObjectInfo> seals = store.root().list(layout.sealsPrefix())) {
            return seals.map(seal -> seal.key().substring(layout.sealsPrefix().length()))
                    .filter(name -> name.endsWith(".json"))
                    .map(name -> PathValue.decode(name.substring(0, name.length() - ".json".length())))
                    .toList();
        }
    }

    Seal seal(String time) {
        Optional<ObjectInfo> present = store.root().find(layout.sealKey(time));
        Optional<Seal> before = present.map(this::read);
        List<Seal.SealedCan> cans = new ArrayList<>();
        for (Input can : cans(time)) {
            cans.add(describe(can));
        }
        if (before.isPresent() && before.get().cans().equals(cans)) {
            return before.get();
        }
        int revision = before.map(Seal::revision).orElse(0) + 1;
        Seal seal = new Seal(layout.dataset(), time, revision, cans);
        PutCondition unchanged =
                present.map(object -> PutCondition.matches(object.etag())).orElse(PutCondition.ABSENT);
        store.root()
                .put(
                        layout.sealKey(time),
                        seal.toJson(),
                        PutOptions.DEFAULT.withContentType("application/json").withCondition(unchanged));
        return seal;
    }

    private List<Input> cans(String time) {
        return store.cans(layout.dataset(), Filter.ALL).stream()
                .filter(can -> can.partition()
                        .values()
                        .get(layout.schema().timeIndex())
                        .equals(time))
                .toList();
    }

    private Seal.SealedCan describe(Input can) {
        CanReader reader = store.open(can);
        String key = can.object().key();
        return new Seal.SealedCan(
                key, can.object().sizeBytes(), reader.index().records(), Digests.sha256(store.root(), key));
    }

    List<String> verify(String time) {
        Seal seal = find(time)
                .orElseThrow(() -> new StoreException("dataset " + layout.dataset() + " has no seal for " + time));
        Map<String, Input> present = new TreeMap<>();
        cans(time).forEach(can -> present.put(can.object().key(), can));
        List<String> differences = new ArrayList<>();
        for (Seal.SealedCan sealed : seal.cans()) {
            Input can = present.remove(sealed.key());
            if (can == null) {
                differences.add(sealed.key() + ": the seal names it but it is missing");
            } else {
                differences.addAll(compare(sealed, can));
            }
        }
        present.keySet().forEach(key -> differences.add(key + ": it is there but the seal does not name it"));
        return differences;
    }

    private List<String> compare(Seal.SealedCan sealed, Input can) {
        String sha256 = Digests.sha256(store.root(), sealed.key());
        if (!sha256.equals(sealed.sha256())) {
            return List.of(sealed.key() + ": its SHA-256 is " + sha256 + ", the seal says " + sealed.sha256());
        }
        try {
            CanReader reader = store.open(can);
            reader.verify();
            return describe(can).equals(sealed)
                    ? List.of()
                    : List.of(sealed.key() + ": it is " + describe(can) + ", the seal says " + sealed);
        } catch (MalformedCanException e) {
            return List.of(java.util.Objects.requireNonNull(e.getMessage()));
        }
    }
}
