package org.chainrule.training;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How a training ended.
 *
 * @param run the run folder
 * @param training on the whole training part, with the final parameters
 * @param holdout on the part held out, if there is one
 * @param epochs how many epochs were finished
 * @param seconds how long it took, without reading the data
 * @param interrupted whether it was stopped before its last epoch
 */
public record TrainingResult(
    Path run,
    Metrics training,
    Optional<Metrics> holdout,
    int epochs,
    double seconds,
    boolean interrupted) {}
