/**
 * Data, splits, optimisers, initial values, the loop over minibatches, metrics, and the run folder
 * from which a trained network predicts.
 */
@NullMarked
package org.chainrule.training;

import org.jspecify.annotations.NullMarked;
