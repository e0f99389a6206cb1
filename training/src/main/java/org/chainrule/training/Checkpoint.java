package org.chainrule.training;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.chainrule.engine.Program;
import org.chainrule.engine.Slice;
import org.chainrule.expression.Symbol;

/**
 * Where an interrupted training stands: its parameters, its optimiser's state and its position. The
 * order of samples follows from seed and epoch ({@link Seeds}), so nothing of chance is kept.
 *
 * @param epoch the epoch that was running, from 1
 * @param minibatch how many minibatches of it are done
 * @param updates how many updates there were since the start
 * @param seconds how long training took so far
 * @param file the parameters and the state, and what the run was made from
 */
record Checkpoint(int epoch, int minibatch, long updates, double seconds, Safetensors file) {

  private static final String LOG = "epoch/log";

  /**
   * Takes the state of {@code program}, which holds a model with that content.
   *
   * @param log what the running epoch's minibatches came to so far
   */
  static Checkpoint of(
      Position position,
      Safetensors model,
      Program program,
      NetworkBinding binding,
      PredictionLog log,
      String origin) {
    SequencedMap<String, String> metadata = new LinkedHashMap<>(model.metadata());
    metadata.put("origin", origin);
    metadata.put("epoch", Integer.toString(position.epoch));
    metadata.put("minibatch", Integer.toString(position.minibatch));
    metadata.put("updates", Long.toString(position.updates));
    metadata.put("seconds", Double.toString(position.seconds));
    SequencedMap<String, Tensor> tensors = new LinkedHashMap<>(model.tensors());
    for (int slot = 0; slot < program.spec().stateSlots(); slot++) {
      for (Symbol parameter : binding.network().parameters()) {
        double[] values = program.state(parameter, slot).toArray();
        tensors.put(name(parameter, slot), Tensor.of(List.of(values.length), values));
      }
    }
    tensors.put(LOG, log.state());
    return new Checkpoint(
        position.epoch,
        position.minibatch,
        position.updates,
        position.seconds,
        new Safetensors(metadata, tensors));
  }

  private static String name(Symbol parameter, int slot) {
    return "optimizer/" + slot + "/" + parameter.name();
  }

  /**
   * Reads a checkpoint.
   *
   * @param origin what the run was made from; has to be the same
   * @throws DataException if it is none, or of a run with other settings
   */
  static Checkpoint read(String where, Safetensors file, String origin) {
    if (!SavedModel.metadata(where, file, "origin").equals(origin)) {
      throw new DataException(
          where,
          "belongs to a run with another network, other data or other settings",
          "Resume with exactly what the run was started with, or start a new one with another"
              + " --out.");
    }
    try {
      Checkpoint read =
          new Checkpoint(
              Integer.parseInt(SavedModel.metadata(where, file, "epoch")),
              Integer.parseInt(SavedModel.metadata(where, file, "minibatch")),
              Long.parseLong(SavedModel.metadata(where, file, "updates")),
              Double.parseDouble(SavedModel.metadata(where, file, "seconds")),
              file);
      if (read.epoch >= 1 && read.minibatch >= 0 && read.updates >= 0 && read.seconds >= 0) {
        return read;
      }
    } catch (NumberFormatException _) {
      // Says the same as a number out of range.
    }
    throw damaged(where, "its position is damaged");
  }

  private static DataException damaged(String where, String problem) {
    return new DataException(where, problem, "Start the run again with another --out.");
  }

  /** Puts the optimiser's state back into {@code program}. */
  void restoreState(String where, Program program, NetworkBinding binding) {
    for (int slot = 0; slot < program.spec().stateSlots(); slot++) {
      for (Symbol parameter : binding.network().parameters()) {
        Slice slice = program.state(parameter, slot);
        Tensor tensor = file.tensors().get(name(parameter, slot));
        if (tensor == null || tensor.size() != slice.length()) {
          throw damaged(where, "lacks the optimiser's state of " + parameter.name());
        }
        slice.set(tensor.doubles());
      }
    }
  }

  /** Puts back what the running epoch's minibatches came to. */
  void restoreLog(String where, PredictionLog log) {
    Tensor state = file.tensors().get(LOG);
    if (state == null || !log.restore(state)) {
      throw damaged(where, "lacks what its epoch came to so far");
    }
  }

  /** Where a training stands. */
  static final class Position {
    int epoch = 1;
    int minibatch;
    long updates;
    double seconds;
  }

  /** Returns the position to go on from. */
  Position position() {
    Position position = new Position();
    position.epoch = epoch;
    position.minibatch = minibatch;
    position.updates = updates;
    position.seconds = seconds;
    return position;
  }

  /**
   * What two runs must share for one to go on where the other stopped: the network, the settings
   * and the data, wherever these lie.
   */
  static String origin(String network, TrainingSettings settings, String dataHash) {
    SequencedMap<String, Object> map = new LinkedHashMap<>(settings.toMap());
    map.put("data", dataHash);
    return Json.line(Json.object().put("network", network).set("settings", Json.tree(map)));
  }
}
