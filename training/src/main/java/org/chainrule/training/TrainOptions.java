package org.chainrule.training;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedMap;

/**
 * What is asked of one training beyond what stands in the network's file.
 *
 * @param data the data file, instead of the setting {@code data}
 * @param settings settings of {@code train { }} and sizes of {@code dim} by name, as text in the
 *     language; they win over the file's
 * @param out the run folder; a new one below {@code runs} where it is empty
 * @param resume whether to go on with the interrupted run in {@code out}
 * @param seed the seed, instead of the setting {@code seed}
 */
public record TrainOptions(
    Optional<Path> data,
    SequencedMap<String, String> settings,
    Optional<Path> out,
    boolean resume,
    OptionalLong seed) {

  /** Copies the map. */
  public TrainOptions {
    settings = java.util.Collections.unmodifiableSequencedMap(new LinkedHashMap<>(settings));
  }

  /** Returns options that ask for nothing beyond the file. */
  public static TrainOptions none() {
    return new TrainOptions(
        Optional.empty(), new LinkedHashMap<>(), Optional.empty(), false, OptionalLong.empty());
  }

  /** Returns these options with the run folder {@code folder}. */
  public TrainOptions into(Path folder) {
    return new TrainOptions(data, settings, Optional.of(folder), resume, seed);
  }

  /** Returns these options with another seed. */
  public TrainOptions seeded(long other) {
    return new TrainOptions(data, settings, out, resume, OptionalLong.of(other));
  }
}
